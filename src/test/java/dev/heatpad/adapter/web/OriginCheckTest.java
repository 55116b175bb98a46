package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.web.OriginCheck.Asked;
import dev.heatpad.adapter.web.OriginCheck.Body;
import dev.heatpad.adapter.web.OriginCheck.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design 4.4: a page of somebody else cannot start heat through the browser of a paired person. */
final class OriginCheckTest {

  private static final Asked HERE = new Asked("http", "192.168.1.7:8480");

  @Test
  void ourOwnPageAndProgramsAreTaken() {
    assertTrue(OriginCheck.isOwn(HERE, new Page(null, null)));
    assertTrue(OriginCheck.isOwn(HERE, new Page("http://192.168.1.7:8480", "same-origin")));
    assertTrue(OriginCheck.isOwn(HERE, new Page("HTTP://192.168.1.7:8480", null)));
    assertTrue(OriginCheck.isOwn(HERE, new Page(null, "none")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "http://evil.example",
        "https://192.168.1.7:8480",
        "http://192.168.1.7",
        "http://192.168.1.7:8481",
        "http://192.168.1.7:84800",
        "http://192.168.1.7:8480.evil.example",
        "http://192.168.1.7:8480/",
        "http://192.168.1.7:8480 http://evil.example"
      })
  void anotherOriginIsNot(String origin) {
    assertFalse(OriginCheck.isOwn(HERE, new Page(origin, null)));
    assertFalse(OriginCheck.isOwn(HERE, new Page(origin, "same-origin")));
  }

  @Test
  void anotherSiteIsNotWhateverTheOriginSays() {
    for (String site : List.of("cross-site", "same-site", "", "same-origin, cross-site")) {
      assertFalse(OriginCheck.isOwn(HERE, new Page(null, site)));
      assertFalse(OriginCheck.isOwn(HERE, new Page("http://192.168.1.7:8480", site)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, application/json, PRESENT, true",
    "POST, application/json; charset=utf-8, PRESENT, true",
    "PUT, Application/JSON, NONE, true",
    "DELETE, , NONE, true",
    "DELETE, , PRESENT, false",
    "DELETE, text/plain, NONE, false",
    "POST, , NONE, false",
    "POST, , PRESENT, false",
    "PUT, , NONE, false",
    "PATCH, , NONE, false",
    "POST, text/plain, PRESENT, false",
    "POST, text/plain; application/json, PRESENT, false",
    "POST, application/x-www-form-urlencoded, PRESENT, false",
    "POST, multipart/form-data; boundary=application/json, PRESENT, false",
    "POST, application/jsonp, PRESENT, false"
  })
  void onlyJsonIsABody(String method, String type, Body body, boolean isTaken) {
    assertEquals(isTaken, OriginCheck.isJson(method, type, body));
  }

  @Test
  void onlyLookingChangesNothing() {
    assertFalse(OriginCheck.changesSomething("GET"));
    assertFalse(OriginCheck.changesSomething("HEAD"));
    for (String method :
        List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "X")) {
      assertTrue(OriginCheck.changesSomething(method), method);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/app/main.js",
        "/app/messages/de.json",
        "/lib/lit/3.3.1/index.js",
        "/icons/heat.png",
        "/manifest.webmanifest",
        "/service-worker.js",
        "/favicon.ico",
        "/ca.crt",
        "/healthz"
      })
  void thePageIsPublicToLookAt(String path) {
    assertTrue(PublicPlaces.isPublic("GET", path));
    assertTrue(PublicPlaces.isPublic("HEAD", path));
    assertFalse(PublicPlaces.isPublic("POST", path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/pads",
        "/api/",
        "/api",
        "/metrics",
        "/app",
        "/apple",
        "/app/../api/pads",
        "/app/%2e%2e/api/pads",
        "/app/..;/api/pads",
        "/app//api/pads",
        "//app/x",
        "/app\\..\\api",
        "/healthz/",
        "/healthz/x",
        "/API/pairing",
        "/api/pairing",
        "/api/pairing/"
      })
  void everythingElseIsNot(String path) {
    assertFalse(PublicPlaces.isPublic("GET", path));
  }

  @Test
  void pairingIsPublic() {
    assertTrue(PublicPlaces.isPublic("POST", "/api/pairing"));
    assertFalse(PublicPlaces.isPublic("PUT", "/api/pairing"));
    assertFalse(PublicPlaces.isPublic("POST", "/api/pairing/"));
    assertFalse(PublicPlaces.isPublic("POST", "/api/pads/back/commands"));
  }
}
