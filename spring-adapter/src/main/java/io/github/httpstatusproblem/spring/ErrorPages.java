package io.github.httpstatusproblem.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Whether the error pages of a Spring Boot application are its own or Spring Boot's. */
final class ErrorPages {
    private static final String OF_BOOT = "org.springframework.boot.";
    /** The interface moved from one line of Spring Boot to the next. */
    private static final String[] CONTROLLERS = {
        "org.springframework.boot.webmvc.error.ErrorController",
        "org.springframework.boot.web.servlet.error.ErrorController"
    };

    private ErrorPages() {}

    static boolean belongToApplication(ListableBeanFactory beans) {
        for (String name : CONTROLLERS) {
            Class<?> controller = resolve(name);
            if (controller != null) {
                for (String bean : beans.getBeanNamesForType(controller)) {
                    if (isOfApplication(beans.getType(bean))) {
                        return true;
                    }
                }
            }
        }
        return beans.containsBean("error") && isOfApplication(beans.getType("error"));
    }

    private static boolean isOfApplication(@Nullable Class<?> type) {
        return type != null && !ClassUtils.getUserClass(type).getName().startsWith(OF_BOOT);
    }

    private static @Nullable Class<?> resolve(String name) {
        try {
            return ClassUtils.forName(name, ErrorPages.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }
}
