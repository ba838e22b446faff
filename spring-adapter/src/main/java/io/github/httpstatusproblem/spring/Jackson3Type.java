package io.github.httpstatusproblem.spring;

import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** A type as Jackson 3 reads it, with which Spring Boot 4 comes. */
record Jackson3Type(JsonMapper mapper, JavaType type) implements JsonType {
    /** By the application's mapper, or a plain one where it has none. */
    static Function<Type, @Nullable JsonType> of(BeanFactory beans) {
        JsonMapper unique = beans.getBeanProvider(JsonMapper.class).getIfUnique();
        JsonMapper mapper = unique == null ? new JsonMapper() : unique;
        return type -> new Jackson3Type(mapper, mapper.constructType(type));
    }

    @Override
    public @Nullable Member member(String property) {
        DeserializationConfig config = mapper.deserializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
        List<BeanPropertyDefinition> properties = introspector
                .introspectForDeserialization(type, introspector.introspectClassAnnotations(type))
                .findProperties();
        for (BeanPropertyDefinition definition : properties) {
            if (definition.getInternalName().equals(property)) {
                return new Member(definition.getName(), new Jackson3Type(mapper, definition.getPrimaryType()));
            }
        }
        return null;
    }

    @Override
    public @Nullable JsonType content() {
        return type.getContentType() == null ? null : new Jackson3Type(mapper, type.getContentType());
    }
}
