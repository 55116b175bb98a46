package dev.heatpad.adapter.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What came of the body of a request, at most a little more than a command may have: enough to see
 * that it is too long, and a stop at its start.
 */
final class RequestBody {

  /** Whether all of it came. */
  enum Arrival {
    WHOLE,
    BROKEN_OFF
  }

  private static final int CHUNK_BYTES = 1024;

  private final byte[] bytes;
  private final Arrival arrival;

  private RequestBody(byte[] bytes, Arrival arrival) {
    this.bytes = bytes;
    this.arrival = arrival;
  }

  byte[] bytes() {
    return bytes;
  }

  Arrival arrival() {
    return arrival;
  }

  static RequestBody of(Context context) {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream body = context.req().getInputStream();
      while (taken.size() <= WebServer.MAX_REQUEST_BYTES) {
        int count = body.read(chunk);
        if (count < 0) {
          break;
        }
        taken.write(chunk, 0, count);
      }
      return new RequestBody(taken.toByteArray(), Arrival.WHOLE);
    } catch (IOException gone) {
      return new RequestBody(taken.toByteArray(), Arrival.BROKEN_OFF);
    }
  }
}
