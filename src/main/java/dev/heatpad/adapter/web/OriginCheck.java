package dev.heatpad.adapter.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something may come from where it comes from. Browsers say so by
 * themselves, and no page can make them say otherwise; programs that are no browsers say nothing.
 * Pure.
 */
final class OriginCheck {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  /** How the server was asked. */
  record Asked(String scheme, @Nullable String host) {}

  /** What the browser says of the page that asks, absent where it is none. */
  record Page(@Nullable String origin, @Nullable String fetchSite) {}

  private OriginCheck() {}

  static boolean changesSomething(String method) {
    return !READING.contains(method);
  }

  static boolean isOwn(Asked asked, Page page) {
    String origin = page.origin();
    String site = page.fetchSite();
    return (origin == null
            || origin.equalsIgnoreCase(asked.scheme() + "://" + String.valueOf(asked.host())))
        && (site == null || OWN_SITES.contains(site.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether the body is what no form of a page can send without being asked for leave first.
   *
   * @param hasBody where the method does not say so
   */
  static boolean isJson(String method, @Nullable String contentType, Body hasBody) {
    if (contentType == null) {
      return hasBody == Body.NONE && !WITH_BODY.contains(method);
    }
    String type = contentType.split(";", 2)[0].strip();
    return type.equalsIgnoreCase(WebServer.JSON);
  }

  /** Whether bytes follow the head of the request. */
  enum Body {
    PRESENT,
    NONE
  }
}
