package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exceptions that come when the application has begun to answer, or something around it has prepared the response. */
class BegunContentTest extends ApplicationTest {
    private static final String MESSAGE = "Le stock est épuisé 🕐";

    @Test
    void messageIsIntactThoughTheWriterWasTaken() throws IOException {
        application.serves((request, response) -> {
            response.setContentType("text/html");
            response.setHeader("Access-Control-Allow-Origin", "https://shop.example");
            response.getWriter().print("half of the page");
            throw HttpStatusProblem.of(409, MESSAGE);
        });

        assertThat(application.get().comparable()).isEqualTo("""
                        409
                        Access-Control-Allow-Origin: https://shop.example
                        Cache-Control: no-store
                        Content-Length: 62
                        Content-Type: application/json
                        Vary: Accept
                        X-Content-Type-Options: nosniff

                        {"error": "conflict", "message": "Le stock est épuisé 🕐"}""");
    }

    @Test
    void cookiesStayAndAreNotDoubledThoughTheWriterWasTaken() throws IOException {
        application.serves((request, response) -> {
            response.addCookie(new Cookie("basket", "7"));
            response.addCookie(new Cookie("seen", "yes"));
            response.getWriter().print("half of the page");
            throw HttpStatusProblem.of(417);
        });

        assertThat(application.get().fields("Set-Cookie")).containsExactlyInAnyOrder("basket=7", "seen=yes");
    }

    @Test
    void sessionAndCookiesStayThoughTheWriterWasTaken() throws IOException {
        application.serves((request, response) -> {
            response.addCookie(new Cookie("basket", "7"));
            request.getSession(true);
            response.getWriter().print("half of the page");
            throw HttpStatusProblem.of(417);
        });

        RawResponse answer = application.get();
        assertThat(answer.fields("Set-Cookie"))
                .hasSize(2)
                .contains("basket=7")
                .anyMatch(c -> c.startsWith("JSESSIONID="));
        assertThat(answer.comparable()).doesNotContain("(again)");
    }

    @Test
    void encodingThatAFilterAroundAnnouncedStaysAndThereIsNoLength() throws IOException {
        Filter encoding = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Encoding", "identity-of-the-filter");
            chain.doFilter(request, response);
        };
        application.front(encoding, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            response.setHeader("Content-Language", "fr");
            response.setContentLength(5);
            throw HttpStatusProblem.of(417);
        });

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.fields("Content-Encoding")).containsExactly("identity-of-the-filter");
        assertThat(answer.fields("Content-Language")).isEmpty();
        assertThat(answer.text()).isEqualTo("{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}");
    }

    @Test
    void charsetThatAFilterAroundSetIsNotAppended() throws IOException {
        Filter charset = (request, response, chain) -> {
            response.setCharacterEncoding("UTF-8");
            chain.doFilter(request, response);
        };
        application.front(charset, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });
        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);

        application.serves((request, response) -> {
            response.getWriter().print("half of the page");
            throw HttpStatusProblem.of(417);
        });
        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void mediaTypeThatAFilterAroundSetIsReplaced() throws IOException {
        Filter html = (request, response, chain) -> {
            response.setContentType("text/html;charset=utf-8");
            chain.doFilter(request, response);
        };
        application.front(html, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertThat(application.get().comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void fieldsOfTheLostContentGoThoughTheContainerIgnoresNull() throws IOException {
        Filter asTomcat10 = (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public void setHeader(String name, @Nullable String value) {
                        if (value != null) {
                            super.setHeader(name, value);
                        }
                    }
                });
        application.front(asTomcat10, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            response.setHeader("etag", "\"v1\"");
            response.setHeader("Cache-Control", "max-age=3600");
            response.setHeader("Access-Control-Allow-Origin", "https://shop.example");
            response.addCookie(new Cookie("basket", "7"));
            throw HttpStatusProblem.of(417);
        });

        RawResponse answer = application.get();
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.fields("ETag")).isEmpty();
        assertThat(answer.fields("Cache-Control")).containsExactly("no-store");
        assertThat(answer.fields("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
        assertThat(answer.fields("Set-Cookie")).containsExactly("basket=7");
    }

    @Test
    void responseThatRefusesTheAnswerLeavesTheExceptionToTheContainer() throws IOException {
        Filter refusing = (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        throw new UnsupportedOperationException();
                    }
                });
        application.front(refusing, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertThat(application.get().status()).isEqualTo(500);
    }

    @Test
    void errorInWritingTheAnswerLeavesTheExceptionToTheContainer() throws IOException {
        Filter breaking = (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public void setContentType(String type) {
                        throw new NoClassDefFoundError("gone");
                    }
                });
        application.front(breaking, new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            throw HttpStatusProblem.of(417);
        });

        assertThat(application.get().status()).isEqualTo(500);
    }

    @Test
    void lengthOfZeroIsNoContentForHeadEither() throws IOException {
        application.front(new HttpStatusProblemFilter());
        application.serves((request, response) -> {
            response.setStatus(404);
            response.setContentLength(0);
        });

        assertThat(application.send("HEAD", Application.PATH).fields("Content-Length"))
                .isEqualTo(application.send("GET", Application.PATH).fields("Content-Length"))
                .containsExactly("46");
    }
}
