package snippets;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

// snippet
@RestController
class MovedController {
    @GetMapping("/endpoint")
    ResponseEntity<String> myEndpoint() {
        return ResponseEntity.status(301)
                .header("Location", "/status/200")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"status\": \"moved_permanently\", \"message\": \"Moved Permanently\"}");
    }
}
