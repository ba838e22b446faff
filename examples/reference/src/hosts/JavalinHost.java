package snippets;

import io.javalin.Javalin;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Every Javalin snippet, which is an application, in a context of its own, under its code: /417/endpoint. */
public class JavalinHost {
    public static void main(String[] args) throws Exception {
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (String code : args[1].split(",")) {
            Javalin app = (Javalin) Class.forName("snippets.s" + code + ".Snippet")
                    .getMethod("create")
                    .invoke(null);
            ServletContextHandler context = new ServletContextHandler("/" + code);
            JettyWebSocketServletContainerInitializer.configure(context, null);
            context.addServlet(new ServletHolder(app.javalinServlet()), "/*");
            contexts.addHandler(context);
        }
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
        server.setHandler(contexts);
        server.start();
    }
}
