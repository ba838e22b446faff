package io.github.httpstatusproblem.spring;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The snippets of the Javadoc that no other source has. */
final class JavadocExamples {
    private JavadocExamples() {}

    static void clients(RestTemplate restTemplate) {
        RestClient.builder().defaultStatusHandler(new UpstreamErrorHandler()).build();
        restTemplate.setErrorHandler(new UpstreamErrorHandler());
        RestClient.builder().requestInterceptor(new TraceparentInterceptor()).build();
    }
}
