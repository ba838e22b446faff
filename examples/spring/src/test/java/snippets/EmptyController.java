package snippets;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

// snippet
@RestController
class EmptyController {
    @GetMapping("/endpoint")
    ResponseEntity<Void> myEndpoint() {
        return ResponseEntity.status(304).build();
    }
}
