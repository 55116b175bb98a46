package dev.heatpad.adapter.web;

import java.util.List;
import java.util.Set;

/**
 * What a stranger may ask: the page's files, which hold nothing of anybody, whether the program is
 * well, whom a phone has to trust, and to be paired. The list is of what is open; whatever is not
 * on it is closed. Pure.
 */
final class PublicPlaces {

  private static final Set<String> FILES =
      Set.of(
          "/",
          "/ca.crt",
          "/manifest.webmanifest",
          "/service-worker.js",
          "/favicon.ico",
          "/healthz");

  private static final List<String> FOLDERS = List.of("/app/", "/lib/", "/icons/");

  static final String PAIRING = "/api/pairing";

  private PublicPlaces() {}

  /**
   * @param path as it stands in the request, not decoded
   */
  static boolean isPublic(String method, String path) {
    return OriginCheck.changesSomething(method)
        ? method.equals("POST") && path.equals(PAIRING)
        : FILES.contains(path) || (isPlain(path) && FOLDERS.stream().anyMatch(path::startsWith));
  }

  /** A path that could mean another one to somebody is not public. */
  private static boolean isPlain(String path) {
    return !path.contains("..")
        && !path.contains("//")
        && path.chars().noneMatch(letter -> letter == '%' || letter == ';' || letter == '\\');
  }
}
