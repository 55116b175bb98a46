package dev.heatpad.adapter.web;

import io.javalin.config.RoutesConfig;

/** A group of addresses that belong together. Its handlers run on threads of the requests. */
public interface Routes {
  void install(RoutesConfig routes);

  /** Called once when the server ends, before it waits for requests that are under way. */
  default void close() {}
}
