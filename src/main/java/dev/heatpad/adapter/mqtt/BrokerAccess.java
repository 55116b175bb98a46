package dev.heatpad.adapter.mqtt;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a broker is told who we are, and known for what it is. Files are read anew at each try, so
 * what was mended counts without a restart.
 *
 * @param files only for a broker with TLS
 */
public record BrokerAccess(Optional<Account> account, TlsFiles files) {

  /** A name, and the file with its password. */
  public record Account(String userName, Optional<Path> passwordFile) {}

  /**
   * PEM files.
   *
   * @param authority who signed the broker's certificate; without one those of Java count
   */
  public record TlsFiles(
      Optional<Path> authority, Optional<Path> clientCertificate, Optional<Path> clientKey) {

    public static TlsFiles none() {
      return new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** Without a name, and without files. */
  public static BrokerAccess anonymous() {
    return new BrokerAccess(Optional.empty(), TlsFiles.none());
  }
}
