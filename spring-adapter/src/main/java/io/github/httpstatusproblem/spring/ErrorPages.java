package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.ProblemResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final String[] REGISTRARS = {
        "org.springframework.boot.web.error.ErrorPageRegistrar",
        "org.springframework.boot.web.server.ErrorPageRegistrar"
    };
    private static final String[] REGISTRIES = {
        "org.springframework.boot.web.error.ErrorPageRegistry", "org.springframework.boot.web.server.ErrorPageRegistry"
    };
    private static final String VIEW = "error";
    private static final int ALL = 0;
    private static final int NONE = -1;

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

    private final SingletonSupplier<Set<Integer>> registered = SingletonSupplier.of(this::findRegistered);

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

    /** Whether the application has a page in place of this answer; none for a status that Spring Boot would change. */
    boolean hasPage(HttpServletRequest request, ProblemResponse answer) {
        HttpStatus status = HttpStatus.resolve(answer.status());
        return status != null
                && MediaType.TEXT_HTML.equalsTypeAndSubtype(MediaType.parseMediaType(answer.contentType()))
                && (isRegistered(status) || hasView(request, status));
    }

    private boolean isRegistered(HttpStatus status) {
        return registered.obtain().contains(status.value())
                || registered.obtain().contains(ALL);
    }

    private boolean hasView(HttpServletRequest request, HttpStatus status) {
        return controllers.obtain().stream().anyMatch(this::isBoots)
                && (hasView.obtain() || resolvesView(request, status));
    }

    /** Asks as Spring Boot's controller asks. */
    private boolean resolvesView(HttpServletRequest request, HttpStatus status) {
        HttpServletRequest dispatch = new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable Object getAttribute(String name) {
                return switch (name) {
                    case RequestDispatcher.ERROR_STATUS_CODE -> status.value();
                    case RequestDispatcher.ERROR_REQUEST_URI -> getRequestURI();
                    default -> super.getAttribute(name);
                };
            }
        };
        for (Object resolver : viewResolvers.obtain()) {
            Map<String, Object> model =
                    new HashMap<>(Map.of("status", status.value(), "path", request.getRequestURI()));
            if (resolve != null && ReflectionUtils.invokeMethod(resolve, resolver, dispatch, status, model) != null) {
                return true;
            }
        }
        return false;
    }

    /** The statuses for which the application has registered a page with the server. */
    private Set<Integer> findRegistered() {
        Set<Integer> statuses = new HashSet<>();
        Class<?> registrar = resolved(REGISTRARS);
        Class<?> registry = resolved(REGISTRIES);
        if (registrar != null && registry != null) {
            Object recording = Proxy.newProxyInstance(
                    registry.getClassLoader(), new Class<?>[] {registry}, (proxy, method, arguments) -> {
                        for (Object page : (Object[]) arguments[0]) {
                            statuses.add(status(page));
                        }
                        return null;
                    });
            Method register = ReflectionUtils.findMethod(registrar, "registerErrorPages", registry);
            context.getBeansOfType(registrar).forEach((name, bean) -> {
                if (register != null && isOfApplication(context.getType(name)) && isOfApplication(bean.getClass())) {
                    ReflectionUtils.invokeMethod(register, bean, recording);
                }
            });
        }
        return statuses;
    }

    /** 0 is for every error; a page for an exception is for what the container is told of, which ours are not. */
    private static int status(Object page) {
        Object status = property(page, "getStatusCode");
        return property(page, "getException") != null ? NONE : status instanceof Integer code ? code : ALL;
    }

    private static @Nullable Object property(Object page, String getter) {
        Method method = ReflectionUtils.findMethod(page.getClass(), getter);
        return method == null ? null : ReflectionUtils.invokeMethod(method, page);
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
