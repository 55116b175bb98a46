package dev.heatpad.adapter.web;

import dev.heatpad.wire.ProblemJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Every error leaves as problem JSON, whichever layer found it, and tells nothing of the inside.
 */
final class Problems {

  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private Problems() {}

  /** Errors of handlers and of routing. */
  static void install(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (problem, context) -> {
          String methods = problem.getDetails().get("availableMethods");
          if (methods != null) {
            context.header("Allow", methods);
          }
          answer(context, problem.getStatus(), sentence(problem));
        });
    routes.exception(
        Exception.class,
        (failure, context) -> {
          LOG.log(Logger.Level.ERROR, "A web request failed: " + context.path(), failure);
          answer(context, 500, "The program found a fault in itself.");
        });
  }

  static void answer(Context context, int status, String detail) {
    context
        .status(status)
        .contentType(ProblemJson.CONTENT_TYPE)
        .result(ProblemJson.write(status, title(status), detail));
  }

  private static String sentence(HttpResponseException problem) {
    return switch (problem.getStatus()) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take this method.";
      default -> {
        String message = problem.getMessage();
        yield message == null || message.isBlank() ? title(problem.getStatus()) : message;
      }
    };
  }

  static String title(int status) {
    return HttpStatus.forStatus(status).getMessage();
  }

  /** Errors that the server finds before a request reaches any handler. */
  static final class Early extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int status,
        @Nullable String message,
        @Nullable Throwable cause,
        Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.CONTENT_TYPE);
      SecurityHeaders.ALL.forEach((name, value) -> response.getHeaders().put(name, value));
      byte[] body = ProblemJson.write(status, title(status), "The request cannot be read.");
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }
}
