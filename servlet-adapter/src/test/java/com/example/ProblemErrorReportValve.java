package com.example;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** What Tomcat answers itself: {@code host.setErrorReportValveClass(ProblemErrorReportValve.class.getName())}. */
public final class ProblemErrorReportValve extends ErrorReportValve {
    private final HttpStatusProblemFilter filter = new HttpStatusProblemFilter(ProblemResponder.create());

    @Override
    protected void report(Request request, Response response, Throwable exception) {
        boolean isEmpty = response.getContentWritten() == 0;
        if (isEmpty && ProblemResponder.answers(response.getStatus()) && response.setErrorReported()) {
            filter.answer(response.getStatus(), request, response);
        }
    }
}
