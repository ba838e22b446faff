package io.github.httpstatusproblem.spring;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** A type as Jackson 2 reads it, with which Spring Boot 3 comes. */
record Jackson2Type(ObjectMapper mapper, JavaType type) implements JsonType {
    /** By the application's mapper, or a plain one where it has none. */
    static Function<Type, @Nullable JsonType> of(BeanFactory beans) {
        ObjectMapper unique = beans.getBeanProvider(ObjectMapper.class).getIfUnique();
        ObjectMapper mapper = unique == null ? new ObjectMapper() : unique;
        return type -> new Jackson2Type(mapper, mapper.constructType(type));
    }

    @Override
    public @Nullable Member member(String property) {
        List<BeanPropertyDefinition> properties =
                mapper.getDeserializationConfig().introspect(type).findProperties();
        for (BeanPropertyDefinition definition : properties) {
            if (definition.getInternalName().equals(property)) {
                return new Member(definition.getName(), new Jackson2Type(mapper, definition.getPrimaryType()));
            }
        }
        return null;
    }

    @Override
    public @Nullable JsonType content() {
        return type.getContentType() == null ? null : new Jackson2Type(mapper, type.getContentType());
    }
}
