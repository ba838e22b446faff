package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.template.TemplateAvailabilityProviders;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Which error pages of a Spring Boot application are its own and not Spring Boot's: an {@code ErrorController} has them all;
 * a view is shown to whom would get a page from us. Some types moved from one line of Spring Boot to the next, so they are
 * known by name.
 */
final class ErrorPages {
    private static final String OF_BOOT = "org.springframework.boot.";
    private static final String[] CONTROLLERS = {
        "org.springframework.boot.webmvc.error.ErrorController",
        "org.springframework.boot.web.servlet.error.ErrorController"
    };
    private static final String[] VIEW_RESOLVERS = {
        "org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver",
        "org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver"
    };
    private static final String VIEW = "error";

    private final ApplicationContext context;
    private final @Nullable Class<?> controller = resolved(CONTROLLERS);
    private final @Nullable Class<?> viewResolver = resolved(VIEW_RESOLVERS);
    private final @Nullable Method resolve = viewResolver == null
            ? null
            : ReflectionUtils.findMethod(
                    viewResolver, "resolveErrorView", HttpServletRequest.class, HttpStatus.class, Map.class);
    /** Asked at the first error, when all beans are there. */
    private final SingletonSupplier<List<Class<?>>> controllers = SingletonSupplier.of(this::findControllers);

    private final SingletonSupplier<List<Object>> viewResolvers = SingletonSupplier.of(this::findViewResolvers);

    private final SingletonSupplier<Boolean> hasView = SingletonSupplier.of(this::findView);

    ErrorPages(ApplicationContext context) {
        this.context = context;
    }

    private List<Class<?>> findControllers() {
        List<Class<?>> types = new ArrayList<>();
        for (String bean : controller == null ? new String[0] : context.getBeanNamesForType(controller)) {
            Class<?> type = context.getType(bean);
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }

    private List<Object> findViewResolvers() {
        return viewResolver == null
                ? List.of()
                : List.copyOf(context.getBeansOfType(viewResolver).values());
    }

    private boolean findView() {
        return context.containsBean(VIEW)
                ? isOfApplication(context.getType(VIEW))
                : new TemplateAvailabilityProviders(context).getProvider(VIEW, context) != null;
    }

    /** Whether the application answers every error dispatch itself. */
    boolean hasController() {
        return controllers.obtain().stream().anyMatch(ErrorPages::isOfApplication);
    }

    /** Whether Spring Boot would show a view of the application's in place of this answer. */
    boolean hasPage(HttpServletRequest request, ProblemResponse answer) {
        return controllers.obtain().stream().anyMatch(this::isBoots)
                && MediaType.TEXT_HTML.equalsTypeAndSubtype(MediaType.parseMediaType(answer.contentType()))
                && (hasView.obtain() || resolvesView(request, answer.status()));
    }

    /** Asks as Spring Boot's controller asks, to which a status that Spring does not know is 500. */
    private boolean resolvesView(HttpServletRequest request, int status) {
        HttpStatus known = HttpStatus.resolve(status);
        HttpStatus asked = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        for (Object resolver : viewResolvers.obtain()) {
            Map<String, Object> model = new HashMap<>();
            if (resolve != null && ReflectionUtils.invokeMethod(resolve, resolver, request, asked, model) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a handler is Spring Boot's own error page. */
    boolean isBoots(Class<?> handler) {
        return controller != null && controller.isAssignableFrom(handler) && !isOfApplication(handler);
    }

    private static boolean isOfApplication(@Nullable Class<?> type) {
        return type != null && !ClassUtils.getUserClass(type).getName().startsWith(OF_BOOT);
    }

    private static @Nullable Class<?> resolved(String... names) {
        for (String name : names) {
            if (ClassUtils.isPresent(name, ErrorPages.class.getClassLoader())) {
                return ClassUtils.resolveClassName(name, ErrorPages.class.getClassLoader());
            }
        }
        return null;
    }
}
