package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.ProblemMapping;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.ResourceAccessException;

/** An application that has the dependency and a mapping, and nothing else of ours; with a filter that fails by path. */
@Configuration
@EnableAutoConfiguration
@Import({MyController.class, OrderController.class, ShopController.class, ShopService.class})
class Shop {
    @Bean
    ProblemMapping problemMapping() {
        return ProblemMapping.none()
                .map(OrderController.Mapped.class, 409)
                .map(OrderController.Handled.class, 409)
                .map(ResourceAccessException.class, 503);
    }

    @Bean
    FilterRegistrationBean<Filter> failingFilter() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            switch (((HttpServletRequest) request).getServletPath()) {
                case "/filter-problem" -> throw HttpStatusProblem.of(417);
                case "/filter-mapped" -> throw new OrderController.Mapped();
                case "/filter-unknown" -> throw new IllegalStateException("hunter2");
                case "/filter-sends" -> ((HttpServletResponse) response).sendError(417, "hunter2");
                case "/filter-sets" -> ((HttpServletResponse) response).setStatus(417);
                default -> chain.doFilter(request, response);
            }
        });
        registration.setAsyncSupported(true);
        return registration;
    }
}
