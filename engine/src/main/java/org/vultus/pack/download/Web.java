package org.vultus.pack.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks servers for files and follows their redirects, each of them checked. */
final class Web implements AutoCloseable {

  private static final int MAX_REDIRECTS = 5;

  private final Patience patience;
  private final HttpClient client;

  Web(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .build();
  }

  /**
   * The final answer, its body not yet read.
   *
   * @param from the first byte wanted
   */
  HttpResponse<InputStream> get(URI address, long from) throws BrokenTransferException {
    URI at = address;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      HttpResponse<InputStream> answer = send(at, from);
      if (!isRedirect(answer.statusCode())) {
        return answer;
      }
      at = next(at, answer);
    }
    throw new DownloadException(address + " redirects more than " + MAX_REDIRECTS + " times");
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static URI next(URI at, HttpResponse<InputStream> answer) throws BrokenTransferException {
    close(answer);
    String location = answer.headers().firstValue("Location").orElse("");
    try {
      URI next = at.resolve(location);
      if (!location.isEmpty() && Origin.mayRedirect(at, next)) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      // No address at all: refused with the others.
    }
    throw new DownloadException(
        "%s redirects to '%s', which is not https: refused".formatted(at, location));
  }

  private HttpResponse<InputStream> send(URI at, long from) throws BrokenTransferException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at).timeout(patience.connect()).header("User-Agent", "vultus");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new BrokenTransferException(at.getHost() + " cannot be reached: check the network", e);
    } catch (IOException e) {
      throw new BrokenTransferException("%s did not answer: %s".formatted(at.getHost(), e), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Without reading the rest. */
  static void close(HttpResponse<InputStream> answer) throws BrokenTransferException {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new BrokenTransferException("the connection broke: " + e.getMessage(), e);
    }
  }

  static DownloadException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new DownloadException("the download was interrupted; what came so far is kept", e);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
