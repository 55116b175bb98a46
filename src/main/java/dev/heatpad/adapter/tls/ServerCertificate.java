package dev.heatpad.adapter.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What the web server needs for HTTPS, read from the folder once at start. */
public final class ServerCertificate {

  /** Long enough to notice, and to run a command. */
  private static final Duration WARNING = Duration.ofDays(30);

  private final SSLContext context;
  private final byte[] authority;
  private final List<String> names;
  private final Instant end;

  private ServerCertificate(SSLContext context, byte[] authority, List<String> names, Instant end) {
    this.context = context;
    this.authority = authority;
    this.names = List.copyOf(names);
    this.end = end;
  }

  /**
   * Empty where nobody made certificates. A start before the clock is set must not fail, so only
   * the end of the certificate counts, not its beginning.
   */
  public static Optional<ServerCertificate> load(TlsFolder folder, Instant now)
      throws TlsException {
    if (!folder.mayHave(folder.serverKey())) {
      return Optional.empty();
    }
    char[] password = folder.readPassword();
    if (folder.mayHave(folder.authorityKey())) {
      folder.requirePrivate(folder.authorityKey());
    }
    TlsFolder.Entry entry = folder.open(folder.serverKey(), LocalAuthority.SERVER, password);
    X509Certificate certificate = entry.certificate();
    Instant end = certificate.getNotAfter().toInstant();
    if (!now.isBefore(end)) {
      throw new TlsException(
          ("The certificate for HTTPS in %s ended on %s. Run `heatpad certificates`;"
                  + " phones need nothing new.")
              .formatted(folder.serverKey(), end));
    }
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(entry.store(), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return Optional.of(
          new ServerCertificate(
              context, Files.readAllBytes(folder.authorityCertificate()), hostNames(entry), end));
    } catch (GeneralSecurityException | IOException failure) {
      throw new TlsException(
          "HTTPS cannot begin with the files of %s (%s). Run `heatpad certificates`."
              .formatted(folder.directory(), failure),
          failure);
    }
  }

  private static List<String> hostNames(TlsFolder.Entry entry) throws CertificateParsingException {
    return entry.names().stream()
        .filter(SubjectName.Dns.class::isInstance)
        .map(SubjectName::text)
        .toList();
  }

  public SSLContext context() {
    return context;
  }

  /** The authority's certificate as phones take it (PEM). */
  public byte[] authority() {
    return authority.clone();
  }

  /** The host names that it is for; addresses are none. */
  public List<String> names() {
    return names;
  }

  public Instant end() {
    return end;
  }

  /** Whether somebody should renew it now. */
  public boolean endsSoon(Instant now) {
    return now.plus(WARNING).isAfter(end);
  }
}
