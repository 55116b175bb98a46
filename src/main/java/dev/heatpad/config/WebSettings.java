package dev.heatpad.config;

import java.util.List;

/// Where the phone page is served: over HTTP, and over HTTPS where there is a certificate.
///
/// `hosts` are names by which this computer is asked, beside its host name, its device id and its
/// addresses.
public record WebSettings(HostPort listen, HostPort tlsListen, List<String> hosts) {
  public WebSettings {
    hosts = List.copyOf(hosts);
  }
}
