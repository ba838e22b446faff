package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.servlet.Container.Deployment;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an application stands in its container. */
enum Setting {
    /** On the container as it comes. */
    PLAIN(true, null, false),
    /** Without a default servlet. */
    BARE(false, null, false),
    /** Without a default servlet, with our servlet as the default error page. */
    WITH_ERROR_SERVLET(false, Application.ERRORS, false),
    /** Without a default servlet, with what the README recommends for the container's own answers. */
    WITH_RECIPE(false, null, true),
    /** With a default error page of the application's. */
    WITH_OWN_ERROR_PAGE(true, Application.OTHER, false);

    private final boolean hasDefaultServlet;
    private final @Nullable String errorPage;
    private final boolean hasRecipe;

    Setting(boolean hasDefaultServlet, @Nullable String errorPage, boolean hasRecipe) {
        this.hasDefaultServlet = hasDefaultServlet;
        this.errorPage = errorPage;
        this.hasRecipe = hasRecipe;
    }

    Deployment of(Consumer<ServletContext> application) {
        return new Deployment(application, hasDefaultServlet, errorPage, hasRecipe);
    }
}
