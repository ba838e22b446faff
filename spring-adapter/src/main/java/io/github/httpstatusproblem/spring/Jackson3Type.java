package io.github.httpstatusproblem.spring;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** A type as Jackson 3 reads it, with which Spring Boot 4 comes. */
final class Jackson3Type implements JsonType {
    private final JsonMapper mapper;
    private final JavaType type;
    private final SingletonSupplier<Map<String, Member>> members = SingletonSupplier.of(this::findMembers);
    private final SingletonSupplier<JsonType> content = SingletonSupplier.ofNullable(this::findContent);

    private Jackson3Type(JsonMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    /** By the application's mapper, or a plain one where it has none. */
    static Function<Type, @Nullable JsonType> of(BeanFactory beans) {
        JsonMapper unique = beans.getBeanProvider(JsonMapper.class).getIfUnique();
        JsonMapper mapper = unique == null ? new JsonMapper() : unique;
        return type -> new Jackson3Type(mapper, mapper.constructType(type));
    }

    @Override
    public @Nullable Member member(String property) {
        return members.obtain().get(property);
    }

    /** Those of its value, for an Optional. */
    private Map<String, Member> findMembers() {
        JavaType bean = type.isReferenceType() ? type.getContentType() : type;
        DeserializationConfig config = mapper.deserializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
        List<BeanPropertyDefinition> properties = introspector
                .introspectForDeserialization(bean, introspector.introspectClassAnnotations(bean))
                .findProperties();
        Map<String, Member> found = new HashMap<>();
        for (BeanPropertyDefinition definition : properties) {
            JsonType itsType = new Jackson3Type(mapper, definition.getPrimaryType());
            found.put(definition.getInternalName(), new Member(definition.getName(), itsType));
        }
        return found;
    }

    @Override
    public @Nullable JsonType content() {
        return content.get();
    }

    private @Nullable JsonType findContent() {
        return type.getContentType() == null ? null : new Jackson3Type(mapper, type.getContentType());
    }
}
