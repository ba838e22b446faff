package io.github.httpstatusproblem.spring;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.springframework.util.ClassUtils;

/**
 * Which line of Spring Boot is on the class path. The classes of this module's tests were compiled against Spring Boot 4;
 * what names a type that moved is compiled here, against the line that is there.
 */
final class BootLine {
    static final boolean IS_4 = ClassUtils.isPresent("org.springframework.boot.webmvc.error.ErrorController", null);
    static final boolean IS_JETTY = ClassUtils.isPresent("org.eclipse.jetty.server.Server", null);

    static final String TITLE = "Boot " + (IS_4 ? "4.1" : "3.5") + " " + (IS_JETTY ? "Jetty" : "Tomcat");

    private BootLine() {}

    /** Compiles a source with the words for this line: those of Boot 4 first, those of Boot 3 second. */
    static Class<?> compiled(String className, String source, String... ofEachLine) throws Exception {
        String text = source;
        for (int i = 0; i < ofEachLine.length; i += 2) {
            text = text.replace(ofEachLine[i], IS_4 ? ofEachLine[i] : ofEachLine[i + 1]);
        }
        Path folder = Files.createTempDirectory("compiled");
        Path file = folder.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        compile(folder, file);
        ClassLoader parent = BootLine.class.getClassLoader();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent).loadClass(className);
    }

    private static void compile(Path folder, Path file) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-parameters");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }
}
