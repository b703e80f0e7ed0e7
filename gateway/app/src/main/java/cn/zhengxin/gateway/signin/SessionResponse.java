package cn.zhengxin.gateway.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param signIn where to send a browser to sign in
 * @param signOut where to POST, with the page token, to sign out here and at the identity provider
 * @param pageToken the header, and its value, that writes of this page carry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionResponse(
        boolean signedIn,
        String signIn,
        String signOut,
        @Nullable String account,
        @Nullable String institution,
        @Nullable List<String> roles,
        @Nullable PageToken pageToken) {

    /** Proof that a write comes from the page itself. */
    record PageToken(String header, String parameter, String value) {
        @Override
        public String toString() {
            return "PageToken[" + header + "]";
        }
    }
}
