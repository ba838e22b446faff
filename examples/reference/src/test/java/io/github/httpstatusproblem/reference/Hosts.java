package io.github.httpstatusproblem.reference;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What each framework is run by here. Debian's Python packages are seen by its own interpreter alone. */
final class Hosts {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Hosts() {}

    static Map<String, Host> all(Path folder) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        hosts.put("DJANGO", wsgi(Framework.DJANGO, "django", "'Django', django.__version__"));
        hosts.put("FLASK", wsgi(Framework.FLASK, "importlib.metadata", "'Flask', importlib.metadata.version('flask')"));
        hosts.put("FASTAPI", fastapi());
        hosts.put("EXPRESS 5", express(folder, 5));
        hosts.put("EXPRESS 4", express(folder, 4));
        hosts.put("SPRING_BOOT 4.1", boot(Framework.SPRING_BOOT, "boot-4.1"));
        hosts.put("SPRING_BOOT 3.5", boot(Framework.SPRING_BOOT, "boot-3.5"));
        hosts.put("GO", new Host.Go());
        hosts.put("RAILS", rails());
        hosts.put("ASP_NET_CORE", new CSharp(folder.resolve("csharp")));
        hosts.put(
                "SERVLET",
                new JavaHost(
                        Framework.SERVLET,
                        classPath("servlet"),
                        Map.of("jetty-server", "Jetty"),
                        "ServletHost",
                        "Snippet",
                        JavaHost::servlet));
        hosts.put("SPRING_MVC 4.1", boot(Framework.SPRING_MVC, "spring-4.1"));
        hosts.put("SPRING_MVC 3.5", boot(Framework.SPRING_MVC, "spring-3.5"));
        hosts.put(
                "JAVALIN",
                new JavaHost(
                        Framework.JAVALIN,
                        classPath("javalin"),
                        Map.of("javalin", "Javalin", "jetty-server", "Jetty"),
                        "JavalinHost",
                        "Snippet",
                        JavaHost::javalin));
        return hosts;
    }

    private static Path classPath(String name) {
        return TARGET.resolve("class-path").resolve(name);
    }

    private static Host wsgi(Framework framework, String module, String version) {
        String name = framework.written().toLowerCase(Locale.ROOT);
        return new Host.Script(
                framework,
                ".py",
                python("import " + module + ", gunicorn; print(" + version + " + ', gunicorn', gunicorn.__version__)"),
                List.of(
                        PYTHON,
                        "-m",
                        "gunicorn",
                        "--bind=127.0.0.1:{port}",
                        "--worker-class=gthread",
                        "--threads=2",
                        "--chdir={hosts}",
                        name + "_host:application"),
                List.of(PYTHON, "app.py"),
                Map.of("PYTHONDONTWRITEBYTECODE", "1"));
    }

    private static Host fastapi() {
        return new Host.Script(
                Framework.FASTAPI,
                ".py",
                python("import fastapi, uvicorn;"
                        + " print('FastAPI', fastapi.__version__ + ', uvicorn', uvicorn.__version__)"),
                List.of(PYTHON, "{hosts}/fastapi_host.py", "{port}"),
                List.of(PYTHON, "app.py"),
                Map.of("PYTHONDONTWRITEBYTECODE", "1"));
    }

    private static List<String> python(String program) {
        return List.of(PYTHON, "-c", program);
    }

    private static Host express(Path folder, int major) {
        return new Host.Script(
                Framework.EXPRESS,
                ".js",
                List.of(
                        "node",
                        "-p",
                        "'Express ' + require('express/package.json').version + ', Node.js ' + process.versions.node.split('.')[0]"),
                List.of("node", "{hosts}/express_host.js", "{port}"),
                List.of("node", "app.js"),
                Map.of(
                        "NODE_PATH",
                        folder.resolve("express" + major)
                                .resolve("node_modules")
                                .toString()));
    }

    private static Host rails() {
        List<String> puma = List.of("puma", "--early-hints", "--bind=tcp://127.0.0.1:{port}");
        return new Host.Script(
                Framework.RAILS,
                ".rb",
                List.of(
                        "ruby",
                        "-e",
                        "require 'rails'; require 'puma/const'; require 'rack';"
                                + " puts \"Rails #{Rails.version}, Rack #{Rack.release}, Puma #{Puma::Const::VERSION}\""),
                List.of(puma.get(0), puma.get(1), puma.get(2), "{hosts}/rails_host.ru"),
                List.of(puma.get(0), puma.get(1), puma.get(2), "config.ru"),
                Map.of());
    }

    private static Host boot(Framework framework, String classPath) {
        return new JavaHost(
                framework,
                classPath(classPath),
                Map.of("spring-boot", "Spring Boot", "tomcat-embed-core", "Tomcat"),
                "SpringHost",
                "MyController",
                UnaryOperator.identity());
    }
}
