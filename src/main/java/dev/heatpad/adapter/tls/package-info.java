/**
 * Certificates for HTTPS: a local authority, the server's certificate that it signs, and the files
 * of both. Keys and certificates are made by the JDK's {@code keytool}.
 */
@NullMarked
package dev.heatpad.adapter.tls;

import org.jspecify.annotations.NullMarked;
