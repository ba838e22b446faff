import java.lang.reflect.Field;

/** Prints the status codes of an enum, or of constants that begin with SC_. */
public class Constants {
    public static void main(String[] args) throws Exception {
        Class<?> type = Class.forName(args[0]);
        System.out.println(name(args[0]) + " " + version(type));
        for (Field field : type.getFields()) {
            if (field.isEnumConstant()) {
                Object status = field.get(null);
                print(status, args[1], field.getName(), type, (String) type.getMethod(args[2]).invoke(status));
            } else if (field.getName().startsWith("SC_")) {
                System.out.println(field.getInt(null) + "\t" + type.getSimpleName() + "." + field.getName() + "\t");
            }
        }
    }

    private static String name(String type) {
        if (type.startsWith("org.springframework")) {
            return "Spring";
        }
        return type.startsWith("io.javalin") ? "Javalin" : "jakarta.servlet of Tomcat";
    }

    /** The name of the jar ends in it. */
    private static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.substring(jar.lastIndexOf('-') + 1, jar.lastIndexOf('.'));
    }

    private static void print(Object status, String code, String name, Class<?> type, String phrase) throws Exception {
        System.out.println(
                type.getMethod(code).invoke(status) + "\t" + type.getSimpleName() + "." + name + "\t" + phrase);
    }
}
