package dev.heatpad.adapter.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Authorities for tests, and who trusts them. */
final class Authorities {

  private Authorities() {}

  static List<SubjectName> names(String... texts) {
    return Arrays.stream(texts).map(text -> SubjectName.parse(text).orElseThrow()).toList();
  }

  static LocalAuthority.Made make(TlsFolder folder, String... asked) throws TlsException {
    return new LocalAuthority(folder, KeyTool.ofThisJava(), Instant.now())
        .make(
            new LocalAuthority.Wanted("pi", names("localhost", "127.0.0.1", "::1"), names(asked)));
  }

  static X509Certificate read(Path pem) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** A phone on which this certificate, and no other, was installed. */
  static SSLContext trusting(X509Certificate authority)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", authority);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
