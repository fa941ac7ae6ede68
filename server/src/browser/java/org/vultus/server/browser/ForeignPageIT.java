package org.vultus.server.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.pack.KnownPacks;
import org.vultus.server.assembly.PackSettings;

/**
 * A page of another site, in a real browser: whatever it tries, nothing changes and nothing is
 * told.
 */
final class ForeignPageIT {

  private static final String FORM =
      """
      ({address, photo}) => {
        const form = document.createElement("form");
        Object.assign(form, { method: "POST", action: address, enctype: "multipart/form-data" });
        const input = Object.assign(document.createElement("input"), { type: "file", name: "image" });
        const bytes = Uint8Array.from(atob(photo), (c) => c.charCodeAt(0));
        const files = new DataTransfer();
        files.items.add(new File([bytes], "a.png", { type: "image/png" }));
        input.files = files.files;
        form.append(input);
        document.body.append(form);
        form.submit();
      }
      """;

  private static final String FETCH =
      """
      async ({address, method, mode, photo}) => {
        const body = new FormData();
        body.append("id", "mallory");
        body.append("image", new Blob([Uint8Array.from(atob(photo), (c) => c.charCodeAt(0))]), "a.png");
        try {
          const answer = await fetch(address, { method, mode, body: method === "GET" ? undefined : body });
          return `${answer.status} ${await answer.text()}`;
        } catch {
          return "failed";
        }
      }
      """;

  private static final String TAG =
      """
      ({address, name}) => new Promise((done) => {
        const tag = document.createElement(name);
        tag.onload = () => done("loaded");
        tag.onerror = () => done("failed");
        tag.src = address;
        document.body.append(tag);
      })
      """;

  private @Nullable Chromium chromium;
  private @Nullable Server server;
  private @Nullable BrowserContext visit;
  private @Nullable HttpServer elsewhere;

  @RegisterExtension final BeforeEachCallback browser = test -> chromium = Chromium.of(test);

  @BeforeEach
  void start() throws IOException {
    server =
        Server.started(new PackSettings(null, Path.of("nowhere"), KnownPacks.BUILT_IN), List.of());
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("<!doctype html><title>x</title><body>".getBytes(UTF_8));
          exchange.close();
        });
    elsewhere.start();
    visit = Objects.requireNonNull(chromium).visit(new Browser.NewContextOptions());
    FormData ann = FormData.create().set("id", "ann").set("image", Painted.photo(1));
    RequestOptions form = RequestOptions.create().setMultipart(ann);
    assertThat(visit.request().post(ours("/register/"), form).status()).isEqualTo(201);
  }

  @AfterEach
  void stop() throws IOException {
    Objects.requireNonNull(visit).close();
    Objects.requireNonNull(elsewhere).stop(0);
    Objects.requireNonNull(server).close();
  }

  /** Another port of this machine, and another site. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", Chromium.FOREIGN_HOST})
  void form_isRefused(String host) {
    Page page = foreign(host);
    page.evaluate(
        FORM, Map.of("address", ours("/register/ann/photos/?force=true"), "photo", photo()));
    page.waitForURL(ours("/register/ann/photos/?force=true"));
    assertThat(page.content()).contains("foreign_page");
    assertNothingChanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", Chromium.FOREIGN_HOST})
  void script_isRefusedAndToldNothing(String host) {
    Page page = foreign(host);
    for (String mode : List.of("cors", "no-cors")) {
      assertThat(fetched(page, "POST", mode, "/register/")).isEqualTo("failed");
      assertThat(fetched(page, "POST", mode, "/register/ann/photos/?force=true"))
          .isEqualTo("failed");
      assertThat(fetched(page, "POST", mode, "/identify/")).isEqualTo("failed");
      assertThat(fetched(page, "GET", mode, "/register/")).isEqualTo("failed");
    }
    assertThat(fetched(page, "DELETE", "cors", "/register/ann")).isEqualTo("failed");
    assertThat(fetched(page, "PUT", "cors", "/register/ann?force=true")).isEqualTo("failed");
    assertNothingChanged();
  }

  /** Nor does it learn who is registered from what loads and what does not. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", Chromium.FOREIGN_HOST})
  void tag_loadsNothing(String host) {
    Page page = foreign(host);
    for (String name : List.of("img", "script")) {
      for (String path : List.of("/register/ann", "/register/bob", "/console/icon.svg")) {
        Object loaded = page.evaluate(TAG, Map.of("address", ours(path), "name", name));
        assertThat(loaded).as(name + " " + path).isEqualTo("failed");
      }
    }
    assertNothingChanged();
  }

  /** A name that somebody else has pointed to this machine. */
  @Test
  void pageUnderAnotherName_isToldNothing() {
    Page page = Objects.requireNonNull(visit).newPage();
    page.navigate(Objects.requireNonNull(server).foreignAddress() + "/register/");
    assertThat(page.content()).contains("unknown_host").doesNotContain("ann");
  }

  private String fetched(Page page, String method, String mode, String path) {
    Map<String, String> asked =
        Map.of("address", ours(path), "method", method, "mode", mode, "photo", photo());
    return String.valueOf(page.evaluate(FETCH, asked));
  }

  private Page foreign(String host) {
    Page page = Objects.requireNonNull(visit).newPage();
    page.navigate(
        "http://" + host + ":" + Objects.requireNonNull(elsewhere).getAddress().getPort() + "/");
    return page;
  }

  private String ours(String path) {
    return Objects.requireNonNull(server).address() + path;
  }

  private static String photo() {
    FilePayload payload = Painted.photo(2);
    return Base64.getEncoder().encodeToString(payload.buffer);
  }

  private void assertNothingChanged() {
    BrowserContext context = Objects.requireNonNull(visit);
    assertThat(context.request().get(ours("/register/")).text())
        .contains("\"ann\"")
        .doesNotContain("mallory");
    assertThat(context.request().get(ours("/register/ann")).text()).contains("\"photos\":1");
  }
}
