package snippets;

import java.net.InetSocketAddress;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Every servlet snippet in a context of its own, under its code: /417/endpoint. */
public class ServletHost {
    public static void main(String[] args) throws Exception {
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (String code : args[1].split(",")) {
            ServletContextHandler app = (ServletContextHandler)
                    Class.forName("snippets.s" + code + ".Snippet").getMethod("create").invoke(null);
            app.setContextPath("/" + code);
            contexts.addHandler(app);
        }
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
        server.setHandler(contexts);
        server.start();
    }
}
