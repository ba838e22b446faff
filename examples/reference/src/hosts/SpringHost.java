package snippets;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every Spring snippet in a package of its own, under its code: /417/endpoint. */
@EnableAutoConfiguration
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class SpringHost implements WebMvcConfigurer {
    private static List<String> codes;

    public static void main(String[] args) {
        codes = List.of(args[1].split(","));
        SpringApplication app = new SpringApplication(SpringHost.class);
        app.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1", "server.port", args[0], "server.tomcat.max-keep-alive-requests", "-1"));
        app.run();
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer configurer) {
        for (String code : codes) {
            configurer.addPathPrefix("/" + code, HandlerTypePredicate.forBasePackage("snippets.s" + code));
        }
    }
}
