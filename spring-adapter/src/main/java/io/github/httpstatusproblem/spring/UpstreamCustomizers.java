package io.github.httpstatusproblem.spring;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * What Spring Boot's {@code RestClient.Builder} and {@code RestTemplateBuilder} are customised by. The types of customisers
 * moved from Spring Boot 3 to 4, so they are known by name. An error handler that a {@code RestTemplateBuilder} was given
 * stays; of a {@code RestClient} those come first that a request has, or that a customiser with a higher precedence adds.
 */
final class UpstreamCustomizers implements ImportBeanDefinitionRegistrar {
    private static final String[] PACKAGES = {
        "org.springframework.boot.restclient.", "org.springframework.boot.web.client."
    };

    private final UpstreamErrorHandler errors = new UpstreamErrorHandler();
    private final TraceparentInterceptor traces;

    UpstreamCustomizers(BeanFactory beans) {
        traces = new TraceparentInterceptor(CurrentTrace.parent(beans));
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        register(registry, "RestClientCustomizer", builder -> customize((RestClient.Builder) builder));
        register(registry, "RestTemplateCustomizer", template -> customize((RestTemplate) template));
    }

    /** Of the handlers for a status the first counts. */
    private void customize(RestClient.Builder builder) {
        builder.defaultStatusHandler(errors).requestInterceptor(traces);
    }

    /** Customisers come after the error handler that the builder was given. */
    private void customize(RestTemplate template) {
        if (template.getErrorHandler().getClass() == DefaultResponseErrorHandler.class) {
            template.setErrorHandler(errors);
        }
        template.getInterceptors().add(traces);
    }

    private static void register(BeanDefinitionRegistry registry, String name, Consumer<Object> customizer) {
        ClassLoader loader = UpstreamCustomizers.class.getClassLoader();
        for (String prefix : PACKAGES) {
            if (ClassUtils.isPresent(prefix + name, loader)) {
                Class<?> type = ClassUtils.resolveClassName(prefix + name, loader);
                RootBeanDefinition definition = new RootBeanDefinition();
                definition.setTargetType(type);
                definition.setInstanceSupplier(() -> proxy(type, customizer));
                registry.registerBeanDefinition("httpStatusProblem" + name, definition);
            }
        }
    }

    private static Object proxy(Class<?> type, Consumer<Object> customizer) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ReflectionUtils.invokeMethod(method, customizer, arguments);
            }
            customizer.accept(arguments[0]);
            return null;
        });
    }
}
