package io.github.httpstatusproblem.spring;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** A type as Jackson 2 reads it, with which Spring Boot 3 comes. */
final class Jackson2Type implements JsonType {
    private final ObjectMapper mapper;
    private final JavaType type;
    private final SingletonSupplier<Map<String, Member>> members = SingletonSupplier.of(this::findMembers);
    private final SingletonSupplier<JsonType> content = SingletonSupplier.ofNullable(this::findContent);

    private Jackson2Type(ObjectMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    /** By the application's mapper, or a plain one where it has none. */
    static Function<Type, @Nullable JsonType> of(BeanFactory beans) {
        ObjectMapper unique = beans.getBeanProvider(ObjectMapper.class).getIfUnique();
        ObjectMapper mapper = unique == null ? new ObjectMapper() : unique;
        return type -> new Jackson2Type(mapper, mapper.constructType(type));
    }

    @Override
    public @Nullable Member member(String property) {
        return members.obtain().get(property);
    }

    /** Those of its value, for an Optional. */
    private Map<String, Member> findMembers() {
        JavaType bean = type.isReferenceType() ? type.getContentType() : type;
        List<BeanPropertyDefinition> properties =
                mapper.getDeserializationConfig().introspect(bean).findProperties();
        Map<String, Member> found = new HashMap<>();
        for (BeanPropertyDefinition definition : properties) {
            JsonType itsType = new Jackson2Type(mapper, definition.getPrimaryType());
            found.put(definition.getInternalName(), new Member(definition.getName(), itsType));
        }
        return found;
    }

    @Override
    public @Nullable JsonType content() {
        return content.get();
    }

    private @Nullable JsonType findContent() {
        return type.getContentType() == null ? null : new Jackson2Type(mapper, type.getContentType());
    }
}
