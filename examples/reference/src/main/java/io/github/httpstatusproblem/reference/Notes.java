package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.StatusCode;
import java.util.List;

/** What a snippet says in comments, in the language of the reader; every note is a line of its own. */
record Notes(Framework framework, StatusCode status, Language language) {
    /** Why something is not in the code, if it is not. */
    String reasons() {
        if (status.value() == 100) {
            return note("note.100");
        }
        if (status.value() == 101) {
            return note("note.101");
        }
        if (!framework.returns(status)) {
            return note(framework.protocol().interim().isEmpty() ? "note.interim" : "note.interim.only")
                    + (isSentByServer() ? note("note.interim.server") : "");
        }
        if (framework == Framework.RAILS && status.value() == 205) {
            return note("note.rails.205");
        }
        return withheld().isEmpty() ? "" : note("note.withheld");
    }

    private boolean isSentByServer() {
        return status.value() == 103 && !framework.protocol().server().isEmpty();
    }

    /** What is needed, and how the file is run. */
    String howToRun() {
        return note("note.needs") + note("note.run") + "\n";
    }

    private List<String> withheld() {
        return Returned.of(status, false).fields().stream()
                .map(HeaderField::name)
                .filter(framework.protocol().withheld()::contains)
                .toList();
    }

    private String note(String key) {
        String text = language.text(key)
                .replace("{status}", status.toString())
                .replace("{framework}", framework.written())
                .replace("{protocol}", framework.protocol().name())
                .replace("{interim}", framework.protocol().interim())
                .replace("{server}", framework.protocol().server())
                .replace("{upgrade}", framework.protocol().upgrade())
                .replace("{fields}", String.join(", ", withheld()))
                .replace("{needs}", framework.run().needs())
                .replace("{file}", framework.run().file())
                .replace("{command}", framework.run().command());
        return framework.run().comment() + " " + text + "\n";
    }
}
