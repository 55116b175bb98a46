package dev.heatpad.config;

/// Where the phone page is served.
public record WebSettings(HostPort listen) {}
