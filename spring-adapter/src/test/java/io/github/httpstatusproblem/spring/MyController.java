package io.github.httpstatusproblem.spring;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

/** The controller of the two reference documents, as it stands there. */
@RestController
public class MyController {
    @GetMapping("/endpoint")
    public ResponseEntity<Map<String, Object>> myEndpoint() {
        return ResponseEntity.status(417).body(Map.of("error", "expectation_failed", "message", "Expectation Failed"));
    }
}
