import java.lang.reflect.Field;

/** Prints the status codes of an enum, or of constants that begin with SC_. */
public class Constants {
    public static void main(String[] args) throws Exception {
        Class<?> type = Class.forName(args[0]);
        for (Field field : type.getFields()) {
            if (field.isEnumConstant()) {
                Object status = field.get(null);
                print(status, args[1], field.getName(), type, (String) type.getMethod(args[2]).invoke(status));
            } else if (field.getName().startsWith("SC_")) {
                System.out.println(field.getInt(null) + "\t" + type.getSimpleName() + "." + field.getName() + "\t");
            }
        }
    }

    private static void print(Object status, String code, String name, Class<?> type, String phrase) throws Exception {
        System.out.println(
                type.getMethod(code).invoke(status) + "\t" + type.getSimpleName() + "." + name + "\t" + phrase);
    }
}
