package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.spring.ShopController.Item;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;

/** A service whose methods Jakarta Validation guards. */
@Service
@Validated
class ShopService {
    void order(@Min(10) int number, @Valid Item item) {}

    @Min(1) int result() {
        return 0;
    }
}
