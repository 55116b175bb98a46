package dev.heatpad.adapter.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer carries, so that a browser does nothing with it that was not meant. */
final class SecurityHeaders {

  /** Name to value, in the order in which they are sent. */
  static final Map<String, String> ALL = all();

  private SecurityHeaders() {}

  private static Map<String, String> all() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    return Collections.unmodifiableMap(headers);
  }
}
