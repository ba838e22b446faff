package io.github.httpstatusproblem.servlet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of an application behind the filter, on each container. */
@ParameterizedClass
@EnumSource(Container.class)
abstract class ApplicationTest {
    static Application application;

    @Parameter
    Container container;

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws Exception {
        application = new Application(container);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        application.stop();
    }

    @BeforeEach
    void standInFront() {
        application.front(new HttpStatusProblemFilter());
    }
}
