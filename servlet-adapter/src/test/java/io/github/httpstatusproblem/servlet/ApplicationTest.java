package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import java.io.IOException;
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

    /** Twice on one connection, unless the container announces that it closes it: the first answer has to be whole. */
    static void assertIsAnswered() throws IOException {
        try (RawConnection connection = application.connect()) {
            RawResponse first = connection.send("GET", Application.PATH);
            assertThat(first.comparable()).isEqualTo(EXPECTATION_FAILED);
            assertThat((first.closes() ? application.get() : connection.send("GET", Application.PATH)).comparable())
                    .isEqualTo(EXPECTATION_FAILED);
        }
    }
}
