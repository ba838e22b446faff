package com.example;

import io.github.httpstatusproblem.HttpStatusProblem;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class SpringExample {
    public static void main(String[] args) {
        start(Integer.getInteger("port", 8080));
    }

    static ConfigurableApplicationContext start(int port) {
        SpringApplication app = new SpringApplication(SpringExample.class);
        app.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", port));
        return app.run();
    }
}

// endpoint
@RestController
class MyController {
    @GetMapping("/endpoint")
    String myEndpoint() {
        throw HttpStatusProblem.of(417);
    }
}
