// What a program in Java does with nothing but its own HTTP client, as it is: an authority is all that it is told.
import java.io.FileInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

public class Flow {
    static final String ENDPOINT = System.getenv("CROFT_ENDPOINT");
    static HttpClient client;

    static SSLContext trusting(String file) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (FileInputStream in = new FileInputStream(file)) {
            store.setCertificateEntry("croft", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ENDPOINT + path))
            .header("Authorization", "Bearer " + System.getenv("CROFT_TOKEN"));
        if (body != null) request.header("Content-Type", "application/json");
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public static void main(String[] arguments) throws Exception {
        client = HttpClient.newBuilder().sslContext(trusting(System.getenv("CROFT_CA"))).build();
        HttpResponse<String> made = call("POST", "/v1/projects", "{\"name\": \"java\"}");
        Matcher id = Pattern.compile("\"id\":\"(prj_[0-9a-z]+)\"").matcher(made.body());
        id.find();
        String path = "/v1/projects/" + id.group(1);
        int ready = call("GET", path + "?wait=ready&timeout_seconds=5", null).statusCode();
        int changed = call("PATCH", path, "{\"tags\": {\"team\": \"web\"}}").statusCode();
        int missing = call("GET", "/v1/projects/prj_0000000000000000", null).statusCode();
        int going = call("DELETE", path, null).statusCode();
        System.out.println(made.version() + " " + made.statusCode() + " " + ready + " " + changed + " " + missing + " " + going);
    }
}
