package org.vultus.pack.download;

/** A download that failed for good; the message tells an operator what was seen and what to do. */
public final class DownloadException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DownloadException(String message) {
    super(message);
  }

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
