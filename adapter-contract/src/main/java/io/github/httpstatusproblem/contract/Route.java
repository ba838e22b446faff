package io.github.httpstatusproblem.contract;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * The routes of the application that a contract talks to. A server under test registers each for GET, HEAD, POST, PUT,
 * PATCH and DELETE, except {@link #GET_ONLY}, which has GET alone; it maps exceptions by {@link #MAPPING}.
 */
public enum Route {
    /** Works. */
    FINE {
        @Override
        void run(Endpoint endpoint) throws Exception {
            fine(endpoint);
        }
    },
    /** Works, for GET alone. */
    GET_ONLY {
        @Override
        void run(Endpoint endpoint) throws Exception {
            fine(endpoint);
        }
    },
    /** Throws a plain problem. */
    THROWN {
        @Override
        void run(Endpoint endpoint) {
            throw HttpStatusProblem.of(417);
        }
    },
    /** Throws a problem with a message, members and fields. */
    DETAILED {
        @Override
        void run(Endpoint endpoint) {
            throw Problem.of(503)
                    .withError("stock_sync")
                    .withMessage("Le stock <est> en cours de synchronisation : réessayez 🕐")
                    .withRetryAfter(Duration.ofMillis(29_500))
                    .with("sku", "A-17")
                    .withHeader("X-Stock", "syncing")
                    .toException();
        }
    },
    /** Throws a subclass of an application. */
    SUBCLASS {
        @Override
        void run(Endpoint endpoint) {
            throw new OutOfStock("A-17");
        }
    },
    /** Throws a problem inside the JDK's wrappers. */
    WRAPPED {
        @Override
        void run(Endpoint endpoint) throws Exception {
            throw new ExecutionException(new CompletionException(new UndeclaredThrowableException(
                    new InvocationTargetException(HttpStatusProblem.of(409, "Edited by someone else")))));
        }
    },
    /** Throws a problem inside the framework's wrapper. */
    FRAMEWORK_WRAPPED {
        @Override
        void run(Endpoint endpoint) throws Throwable {
            throw endpoint.wrapped(HttpStatusProblem.of(409, "Edited by someone else"));
        }
    },
    /** Throws an exception whose class is mapped to a status. */
    MAPPED {
        @Override
        void run(Endpoint endpoint) {
            throw new OrderNotFound();
        }
    },
    /** Throws an exception of which a superclass is mapped by a function. */
    MAPPED_BY_FUNCTION {
        @Override
        void run(Endpoint endpoint) {
            throw new ExpiredCoupon();
        }
    },
    /** Throws an exception that nobody knows. */
    UNKNOWN {
        @Override
        void run(Endpoint endpoint) {
            throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        }
    },
    /** Throws an exception that nobody knows, with a problem as its cause. */
    PROBLEM_AS_CAUSE {
        @Override
        void run(Endpoint endpoint) {
            throw new IllegalStateException(SECRET, HttpStatusProblem.of(417));
        }
    },
    /** Throws an Error. */
    ERROR {
        @Override
        void run(Endpoint endpoint) {
            throw new AssertionError(SECRET);
        }
    },
    /** Overflows the stack. */
    ENDLESS {
        @Override
        void run(Endpoint endpoint) {
            descend(0);
        }
    },
    /** Sets fields for a content that never comes, and fields that have nothing to do with it, and throws. */
    FIELDS_THEN_THROWN {
        @Override
        void run(Endpoint endpoint) {
            endpoint.field("Access-Control-Allow-Origin", "https://shop.example");
            endpoint.field("Vary", "Origin");
            endpoint.field("Strict-Transport-Security", "max-age=31536000");
            endpoint.field("ETag", "\"v1\"");
            endpoint.field("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
            endpoint.field("Cache-Control", "max-age=3600");
            endpoint.field("Expires", "Sun, 06 Nov 1994 08:49:37 GMT");
            endpoint.field("Content-Type", "text/csv");
            endpoint.field("Content-Disposition", "attachment");
            endpoint.field("Content-Language", "fr");
            endpoint.field("Content-Encoding", "gzip");
            endpoint.field("Content-Length", "4711");
            endpoint.field("Content-Location", "/stock.csv");
            endpoint.field("Content-Range", "bytes 0-9/10");
            endpoint.field("Accept-Ranges", "bytes");
            endpoint.field("Age", "7");
            endpoint.field("Pragma", "no-cache");
            throw HttpStatusProblem.of(417);
        }
    },
    /** Writes without flushing, and throws. */
    BEGUN_THEN_THROWN {
        @Override
        void run(Endpoint endpoint) throws Exception {
            endpoint.field("Content-Type", "text/plain;charset=utf-8");
            endpoint.write("half of the ans");
            throw HttpStatusProblem.of(417);
        }
    },
    /** Sends a part of the answer, and throws. */
    COMMITTED_THEN_THROWN {
        @Override
        void run(Endpoint endpoint) throws Exception {
            endpoint.field("Content-Type", "text/plain;charset=utf-8");
            endpoint.write("half of the ans");
            endpoint.flush();
            throw HttpStatusProblem.of(417);
        }
    },
    /** Sets an error status and nothing else. */
    EMPTY_ERROR {
        @Override
        void run(Endpoint endpoint) {
            endpoint.field("WWW-Authenticate", "Basic realm=\"shop\"");
            endpoint.status(401);
        }
    },
    /** Answers an error itself. */
    OWN_ERROR {
        @Override
        void run(Endpoint endpoint) throws Exception {
            endpoint.status(409);
            endpoint.field("Content-Type", "text/plain;charset=utf-8");
            endpoint.write("my own words");
        }
    };

    /** A text that must never reach a client. */
    static final String SECRET = "jdbc:postgresql://db/orders?password=hunter2";

    /** How the application under test maps its exceptions. */
    public static final ProblemMapping MAPPING = ProblemMapping.none()
            .map(OrderNotFound.class, 404)
            .map(Coupon.class, coupon -> Problem.of(410).withError("coupon").with("code", coupon.code()));

    abstract void run(Endpoint endpoint) throws Throwable;

    /** The path of the route. */
    public String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The route of a path. */
    public static Route of(String path) {
        for (Route route : values()) {
            if (route.path().equals(path)) {
                return route;
            }
        }
        throw new IllegalArgumentException("no route has the path " + path);
    }

    /** Does what the route does; throws anything, checked or not. */
    public void serve(Endpoint endpoint) {
        try {
            run(endpoint);
        } catch (Throwable exception) {
            throw Route.<RuntimeException>undeclared(exception);
        }
    }

    private static void fine(Endpoint endpoint) throws IOException {
        endpoint.field("Content-Type", "text/plain;charset=utf-8");
        endpoint.write("fine");
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // Throws a checked exception where none is declared.
    private static <T extends Throwable> T undeclared(Throwable exception) throws T {
        throw (T) exception;
    }

    @SuppressWarnings("InfiniteRecursion") // On purpose.
    private static int descend(int depth) {
        return descend(depth + 1) + 1;
    }

    private static final class OutOfStock extends HttpStatusProblem {
        private static final long serialVersionUID = 1L;

        OutOfStock(String sku) {
            super(Problem.of(409).withError("out_of_stock").with("sku", sku));
        }
    }

    private static final class OrderNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OrderNotFound() {
            super(SECRET);
        }
    }

    private static class Coupon extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Coupon() {
            super(SECRET);
        }

        String code() {
            return "WELCOME";
        }
    }

    private static final class ExpiredCoupon extends Coupon {
        private static final long serialVersionUID = 1L;
    }
}
