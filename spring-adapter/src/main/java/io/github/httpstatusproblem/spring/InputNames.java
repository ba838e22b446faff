package io.github.httpstatusproblem.spring;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;

/** The names of inputs as a client sends them: of parameters, by their annotations, and of the members of JSON. */
final class InputNames {
    private static final List<Class<? extends Annotation>> NAMED = List.of(
            RequestParam.class,
            PathVariable.class,
            RequestHeader.class,
            CookieValue.class,
            MatrixVariable.class,
            RequestPart.class);

    private final Function<Type, @Nullable JsonType> json;
    /** Read once: the same inputs are wrong again and again. */
    private final Map<Type, JsonType> types = new ConcurrentHashMap<>();

    private InputNames(Function<Type, @Nullable JsonType> json) {
        this.json = json;
    }

    /** By the Jackson of the application, 3 or 2, if there is one. */
    static InputNames of(BeanFactory beans) {
        if (isPresent("tools.jackson.databind.json.JsonMapper")) {
            return new InputNames(Jackson3Type.of(beans));
        }
        return new InputNames(
                isPresent("com.fasterxml.jackson.databind.ObjectMapper") ? Jackson2Type.of(beans) : type -> null);
    }

    private static boolean isPresent(String className) {
        return ClassUtils.isPresent(className, InputNames.class.getClassLoader());
    }

    /** Whether the parameter is read from content, and its properties have the names of members. */
    static boolean isContent(MethodParameter parameter) {
        MergedAnnotations annotations = annotations(parameter);
        return annotations.isPresent(RequestBody.class) || annotations.isPresent(RequestPart.class);
    }

    private static MergedAnnotations annotations(MethodParameter parameter) {
        return MergedAnnotations.from(parameter.getParameterAnnotations());
    }

    /** The name of a parameter; nothing for the content as a whole, and where Java's name is not known either. */
    String of(MethodParameter parameter) {
        MergedAnnotations annotations = annotations(parameter);
        if (annotations.isPresent(RequestBody.class)) {
            return "";
        }
        for (Class<? extends Annotation> type : NAMED) {
            MergedAnnotation<? extends Annotation> annotation = annotations.get(type);
            if (annotation.isPresent() && !annotation.getString("name").isEmpty()) {
                return annotation.getString("name");
            }
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        String name = parameter.getParameterName();
        return name == null ? "" : name;
    }

    /**
     * A path such as {@code items[0].unitPrice} of Java's properties, with the names of the members that they are read from,
     * as far as these are known.
     */
    String ofJson(Type type, String path) {
        try {
            return sent(json(type), path);
        } catch (RuntimeException | LinkageError unreadable) {
            // Such as a class that Jackson refuses, because it is never read from JSON.
            return path;
        }
    }

    private @Nullable JsonType json(Type type) {
        JsonType known = types.get(type);
        JsonType found = known == null ? json.apply(type) : known;
        if (known == null && found != null) {
            types.put(type, found);
        }
        return found;
    }

    private static String sent(@Nullable JsonType type, String path) {
        StringBuilder sent = new StringBuilder();
        JsonType reached = type;
        int position = 0;
        while (position < path.length()) {
            char first = path.charAt(position);
            int end = first == '[' ? endOfElement(path, position) : endOfName(path, position + (first == '.' ? 1 : 0));
            String step = path.substring(position, end);
            if (first == '[') {
                sent.append(step);
                reached = reached == null ? null : reached.content();
            } else {
                String property = first == '.' ? step.substring(1) : step;
                JsonType.Member member = reached == null ? null : reached.member(property);
                sent.append(first == '.' ? "." : "").append(member == null ? property : member.name());
                reached = member == null ? null : member.type();
            }
            position = end;
        }
        return sent.toString();
    }

    private static int endOfElement(String path, int from) {
        int end = path.indexOf(']', from);
        return end < 0 ? path.length() : end + 1;
    }

    private static int endOfName(String path, int from) {
        int end = from;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    /** One path behind another; an element such as {@code [0]} follows without a dot. */
    static String joined(String path, String rest) {
        return path.isEmpty() || rest.isEmpty() || rest.startsWith("[") ? path + rest : path + "." + rest;
    }
}
