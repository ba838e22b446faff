package io.github.httpstatusproblem;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP status code of 100-599 with its reason phrase, and what the RFCs say of it (RFC 9110, 15). One row per code
 * of IANA's registry, the unused and the temporary ones included; every other code in range is accepted and borrows the
 * phrase of its class. Immutable, and one instance per value: {@code ==} compares.
 *
 * <pre>{@code StatusCode.of(417) == StatusCode.EXPECTATION_FAILED}</pre>
 */
public final class StatusCode implements Comparable<StatusCode> {
    private static final int LOWEST = 100;
    private static final StatusCode[] CODES = new StatusCode[500];

    /**
     * 100 Continue. The server sees no reason so far to refuse the request. The client can go on and send the content.
     * (RFC 9110, 15.2.1)
     */
    public static final StatusCode CONTINUE = row(
            100,
            "Continue",
            "RFC 9110, 15.2.1",
            "The server sees no reason so far to refuse the request. The client can go on and send the content.");

    /**
     * 101 Switching Protocols. The server agrees to the protocol asked for in the Upgrade field and uses it on this
     * connection right after this response. (RFC 9110, 15.2.2)
     */
    public static final StatusCode SWITCHING_PROTOCOLS = row(
                    101,
                    "Switching Protocols",
                    "RFC 9110, 15.2.2",
                    "The server agrees to the protocol asked for in the Upgrade field and uses it on this connection "
                            + "right after this response.")
            .requiring("Upgrade", "Connection");

    /**
     * 102 Processing. The server is still working on the request and the final response is yet to come. Current WebDAV
     * no longer defines this code. (RFC 2518, 10.1)
     */
    public static final StatusCode PROCESSING = row(
            102,
            "Processing",
            "RFC 2518, 10.1",
            "The server is still working on the request and the final response is yet to come. Current WebDAV "
                    + "no longer defines this code.");

    /**
     * 103 Early Hints. Fields that the final response is likely to contain, often Link, are sent ahead so that the
     * client can start preloading. (RFC 8297, 2)
     */
    public static final StatusCode EARLY_HINTS = row(
            103,
            "Early Hints",
            "RFC 8297, 2",
            "Fields that the final response is likely to contain, often Link, are sent ahead so that the client "
                    + "can start preloading.");

    /**
     * 104 Upload Resumption Supported. If this upload breaks off, it can be resumed, usually at the URI in the Location
     * field. The code is registered only temporarily. (draft-ietf-httpbis-resumable-upload, Upload Creation)
     */
    public static final StatusCode UPLOAD_RESUMPTION_SUPPORTED = row(
            104,
            "Upload Resumption Supported",
            "draft-ietf-httpbis-resumable-upload, Upload Creation",
            "If this upload breaks off, it can be resumed, usually at the URI in the Location field. The code "
                    + "is registered only temporarily.");

    /**
     * 200 OK. The request is successful. The content, if there is any, is the data asked for or the outcome of the
     * action. (RFC 9110, 15.3.1)
     */
    public static final StatusCode OK = row(
                    200,
                    "OK",
                    "RFC 9110, 15.3.1",
                    "The request is successful. The content, if there is any, is the data asked for or the outcome of "
                            + "the action.")
            .heuristicallyCacheable();

    /**
     * 201 Created. At least one new resource now exists. The URI of the main one is in the Location field or, without
     * that field, is the target URI. (RFC 9110, 15.3.2)
     */
    public static final StatusCode CREATED = row(
            201,
            "Created",
            "RFC 9110, 15.3.2",
            "At least one new resource now exists. The URI of the main one is in the Location field or, without "
                    + "that field, is the target URI.");

    /**
     * 202 Accepted. The server takes the request on but has not finished it, and it may still fail. This response does
     * not tell the outcome. (RFC 9110, 15.3.3)
     */
    public static final StatusCode ACCEPTED = row(
            202,
            "Accepted",
            "RFC 9110, 15.3.3",
            "The server takes the request on but has not finished it, and it may still fail. This response does "
                    + "not tell the outcome.");

    /**
     * 203 Non-Authoritative Information. The request is successful, but a proxy on the way changed what the origin
     * server sent. (RFC 9110, 15.3.4)
     */
    public static final StatusCode NON_AUTHORITATIVE_INFORMATION = row(
                    203,
                    "Non-Authoritative Information",
                    "RFC 9110, 15.3.4",
                    "The request is successful, but a proxy on the way changed what the origin server sent.")
            .heuristicallyCacheable();

    /**
     * 204 No Content. The request is successful and the response has no content. The client can keep showing what it
     * shows now. (RFC 9110, 15.3.5)
     */
    public static final StatusCode NO_CONTENT = row(
                    204,
                    "No Content",
                    "RFC 9110, 15.3.5",
                    "The request is successful and the response has no content. The client can keep showing what it "
                            + "shows now.")
            .heuristicallyCacheable();

    /**
     * 205 Reset Content. The request is successful. The client is asked to put the view that sent it, such as a form,
     * back to its initial state. (RFC 9110, 15.3.6)
     */
    public static final StatusCode RESET_CONTENT = row(
            205,
            "Reset Content",
            "RFC 9110, 15.3.6",
            "The request is successful. The client is asked to put the view that sent it, such as a form, back "
                    + "to its initial state.");

    /**
     * 206 Partial Content. The response carries only part of the resource, in answer to the Range field of the request.
     * (RFC 9110, 15.3.7)
     */
    public static final StatusCode PARTIAL_CONTENT = row(
                    206,
                    "Partial Content",
                    "RFC 9110, 15.3.7",
                    "The response carries only part of the resource, in answer to the Range field of the request.")
            .heuristicallyCacheable();

    /**
     * 207 Multi-Status. The request has several results. The content gives a separate status for each resource
     * concerned, so read it to judge success. (RFC 4918, 11.1)
     */
    public static final StatusCode MULTI_STATUS = row(
            207,
            "Multi-Status",
            "RFC 4918, 11.1",
            "The request has several results. The content gives a separate status for each resource concerned, "
                    + "so read it to judge success.");

    /**
     * 208 Already Reported. Inside the body of a 207 response, this code says that the members of a collection are
     * already listed and are not repeated. (RFC 5842, 7.1)
     */
    public static final StatusCode ALREADY_REPORTED = row(
            208,
            "Already Reported",
            "RFC 5842, 7.1",
            "Inside the body of a 207 response, this code says that the members of a collection are already "
                    + "listed and are not repeated.");

    /**
     * 226 IM Used. The server applies transformations that the A-IM field accepts and sends the result, such as only
     * the changes since an older version. (RFC 3229, 10.4.1)
     */
    public static final StatusCode IM_USED = row(
                    226,
                    "IM Used",
                    "RFC 3229, 10.4.1",
                    "The server applies transformations that the A-IM field accepts and sends the result, such as only "
                            + "the changes since an older version.")
            .requiring("ETag");

    /**
     * 300 Multiple Choices. The resource comes in several forms, each with its own URI. The client picks one; the
     * Location field may name a preferred one. (RFC 9110, 15.4.1)
     */
    public static final StatusCode MULTIPLE_CHOICES = row(
                    300,
                    "Multiple Choices",
                    "RFC 9110, 15.4.1",
                    "The resource comes in several forms, each with its own URI. The client picks one; the Location "
                            + "field may name a preferred one.")
            .heuristicallyCacheable();

    /**
     * 301 Moved Permanently. The resource has a new URI for good; update links from the Location field. A client that
     * follows it may change POST to GET. (RFC 9110, 15.4.2)
     */
    public static final StatusCode MOVED_PERMANENTLY = row(
                    301,
                    "Moved Permanently",
                    "RFC 9110, 15.4.2",
                    "The resource has a new URI for good; update links from the Location field. A client that follows "
                            + "it may change POST to GET.")
            .heuristicallyCacheable();

    /**
     * 302 Found. The resource is for now at the URI in the Location field, but keep using the original one. A client
     * that follows may change POST to GET. (RFC 9110, 15.4.3)
     */
    public static final StatusCode FOUND = row(
            302,
            "Found",
            "RFC 9110, 15.4.3",
            "The resource is for now at the URI in the Location field, but keep using the original one. A "
                    + "client that follows may change POST to GET.");

    /**
     * 303 See Other. The answer is at another resource. Whatever the method was, the client retrieves the URI in the
     * Location field with GET or HEAD. (RFC 9110, 15.4.4)
     */
    public static final StatusCode SEE_OTHER = row(
            303,
            "See Other",
            "RFC 9110, 15.4.4",
            "The answer is at another resource. Whatever the method was, the client retrieves the URI in the "
                    + "Location field with GET or HEAD.");

    /**
     * 304 Not Modified. The copy that the client holds is still valid. The server sends no content and the client uses
     * that copy. (RFC 9110, 15.4.5)
     */
    public static final StatusCode NOT_MODIFIED = row(
            304,
            "Not Modified",
            "RFC 9110, 15.4.5",
            "The copy that the client holds is still valid. The server sends no content and the client uses "
                    + "that copy.");

    /**
     * 305 Use Proxy. This deprecated code asks the client to repeat the request through a given proxy, which is a
     * security risk. (RFC 9110, 15.4.6)
     */
    public static final StatusCode USE_PROXY = row(
            305,
            "Use Proxy",
            "RFC 9110, 15.4.6",
            "This deprecated code asks the client to repeat the request through a given proxy, which is a "
                    + "security risk.");

    /**
     * 306 Switch Proxy. An old HTTP specification defined this code. It is no longer used and stays reserved, so
     * servers should not send it. (RFC 9110, 15.4.7)
     */
    public static final StatusCode SWITCH_PROXY = row(
            306,
            "Switch Proxy",
            "RFC 9110, 15.4.7",
            "An old HTTP specification defined this code. It is no longer used and stays reserved, so servers "
                    + "should not send it.");

    /**
     * 307 Temporary Redirect. The resource is for now at the URI in the Location field. The client repeats the request
     * there without changing the method. (RFC 9110, 15.4.8)
     */
    public static final StatusCode TEMPORARY_REDIRECT = row(
            307,
            "Temporary Redirect",
            "RFC 9110, 15.4.8",
            "The resource is for now at the URI in the Location field. The client repeats the request there "
                    + "without changing the method.");

    /**
     * 308 Permanent Redirect. The resource has a new URI for good, given in the Location field. Update links and repeat
     * the request there with the same method. (RFC 9110, 15.4.9)
     */
    public static final StatusCode PERMANENT_REDIRECT = row(
                    308,
                    "Permanent Redirect",
                    "RFC 9110, 15.4.9",
                    "The resource has a new URI for good, given in the Location field. Update links and repeat the "
                            + "request there with the same method.")
            .heuristicallyCacheable();

    /**
     * 400 Bad Request. The server considers the request faulty, for example in its syntax, and does not process it.
     * Correct it before sending it again. (RFC 9110, 15.5.1)
     */
    public static final StatusCode BAD_REQUEST = row(
            400,
            "Bad Request",
            "RFC 9110, 15.5.1",
            "The server considers the request faulty, for example in its syntax, and does not process it. "
                    + "Correct it before sending it again.");

    /**
     * 401 Unauthorized. Authentication is missing or was refused. Send valid credentials for a scheme that the
     * WWW-Authenticate field offers. (RFC 9110, 15.5.2)
     */
    public static final StatusCode UNAUTHORIZED = row(
                    401,
                    "Unauthorized",
                    "RFC 9110, 15.5.2",
                    "Authentication is missing or was refused. Send valid credentials for a scheme that the "
                            + "WWW-Authenticate field offers.")
            .requiring("WWW-Authenticate");

    /**
     * 402 Payment Required. HTTP keeps this code for the future and gives it no set meaning yet. Some services send it
     * when a payment is due. (RFC 9110, 15.5.3)
     */
    public static final StatusCode PAYMENT_REQUIRED = row(
            402,
            "Payment Required",
            "RFC 9110, 15.5.3",
            "HTTP keeps this code for the future and gives it no set meaning yet. Some services send it when a "
                    + "payment is due.");

    /**
     * 403 Forbidden. The server understands the request but refuses it. Credentials by themselves may not help, as
     * there can be another reason. (RFC 9110, 15.5.4)
     */
    public static final StatusCode FORBIDDEN = row(
            403,
            "Forbidden",
            "RFC 9110, 15.5.4",
            "The server understands the request but refuses it. Credentials by themselves may not help, as "
                    + "there can be another reason.");

    /**
     * 404 Not Found. The server has nothing at this URI, or prefers to hide what it has. This may be temporary or
     * permanent. (RFC 9110, 15.5.5)
     */
    public static final StatusCode NOT_FOUND = row(
                    404,
                    "Not Found",
                    "RFC 9110, 15.5.5",
                    "The server has nothing at this URI, or prefers to hide what it has. This may be temporary or "
                            + "permanent.")
            .heuristicallyCacheable();

    /**
     * 405 Method Not Allowed. The resource does not support the method of the request. The Allow field lists the
     * methods that it does support. (RFC 9110, 15.5.6)
     */
    public static final StatusCode METHOD_NOT_ALLOWED = row(
                    405,
                    "Method Not Allowed",
                    "RFC 9110, 15.5.6",
                    "The resource does not support the method of the request. The Allow field lists the methods that "
                            + "it does support.")
            .heuristicallyCacheable()
            .requiring("Allow");

    /**
     * 406 Not Acceptable. No form of the resource fits fields such as Accept or Accept-Language, and the server sends
     * no default. Relax them and try again. (RFC 9110, 15.5.7)
     */
    public static final StatusCode NOT_ACCEPTABLE = row(
            406,
            "Not Acceptable",
            "RFC 9110, 15.5.7",
            "No form of the resource fits fields such as Accept or Accept-Language, and the server sends no "
                    + "default. Relax them and try again.");

    /**
     * 407 Proxy Authentication Required. The proxy wants the client to authenticate first. Send credentials for a
     * scheme that the Proxy-Authenticate field offers. (RFC 9110, 15.5.8)
     */
    public static final StatusCode PROXY_AUTHENTICATION_REQUIRED = row(
                    407,
                    "Proxy Authentication Required",
                    "RFC 9110, 15.5.8",
                    "The proxy wants the client to authenticate first. Send credentials for a scheme that the "
                            + "Proxy-Authenticate field offers.")
            .requiring("Proxy-Authenticate");

    /**
     * 408 Request Timeout. The request takes too long to arrive in full, so the server stops waiting. The client may
     * send it again on a new connection. (RFC 9110, 15.5.9)
     */
    public static final StatusCode REQUEST_TIMEOUT = row(
            408,
            "Request Timeout",
            "RFC 9110, 15.5.9",
            "The request takes too long to arrive in full, so the server stops waiting. The client may send it "
                    + "again on a new connection.");

    /**
     * 409 Conflict. The request clashes with the current state of the resource, as with an edit of an old version.
     * Resolve this and send it again. (RFC 9110, 15.5.10)
     */
    public static final StatusCode CONFLICT = row(
            409,
            "Conflict",
            "RFC 9110, 15.5.10",
            "The request clashes with the current state of the resource, as with an edit of an old version. "
                    + "Resolve this and send it again.");

    /**
     * 410 Gone. The resource is no longer on this server, most likely for good. Remove links to it. (RFC 9110, 15.5.11)
     */
    public static final StatusCode GONE = row(
                    410,
                    "Gone",
                    "RFC 9110, 15.5.11",
                    "The resource is no longer on this server, most likely for good. Remove links to it.")
            .heuristicallyCacheable();

    /**
     * 411 Length Required. The server does not accept the request unless the length of its content is stated. Add a
     * Content-Length field. (RFC 9110, 15.5.12)
     */
    public static final StatusCode LENGTH_REQUIRED = row(
            411,
            "Length Required",
            "RFC 9110, 15.5.12",
            "The server does not accept the request unless the length of its content is stated. Add a "
                    + "Content-Length field.");

    /**
     * 412 Precondition Failed. A condition that the client sets, for example in an If-Match field, is not met, so the
     * server does not carry out the request. (RFC 9110, 15.5.13)
     */
    public static final StatusCode PRECONDITION_FAILED = row(
            412,
            "Precondition Failed",
            "RFC 9110, 15.5.13",
            "A condition that the client sets, for example in an If-Match field, is not met, so the server does "
                    + "not carry out the request.");

    /**
     * 413 Content Too Large. The content of the request is larger than the server accepts. Send less, or wait if a
     * Retry-After field is present. (RFC 9110, 15.5.14)
     */
    public static final StatusCode CONTENT_TOO_LARGE = row(
            413,
            "Content Too Large",
            "RFC 9110, 15.5.14",
            "The content of the request is larger than the server accepts. Send less, or wait if a Retry-After "
                    + "field is present.");

    /**
     * 414 URI Too Long. The URI of the request is longer than the server accepts. Shorten it, for example by moving
     * data into the content of a POST. (RFC 9110, 15.5.15)
     */
    public static final StatusCode URI_TOO_LONG = row(
                    414,
                    "URI Too Long",
                    "RFC 9110, 15.5.15",
                    "The URI of the request is longer than the server accepts. Shorten it, for example by moving data "
                            + "into the content of a POST.")
            .heuristicallyCacheable();

    /**
     * 415 Unsupported Media Type. The resource does not accept this type or coding of content for this method. Check
     * the Content-Type and Content-Encoding fields. (RFC 9110, 15.5.16)
     */
    public static final StatusCode UNSUPPORTED_MEDIA_TYPE = row(
            415,
            "Unsupported Media Type",
            "RFC 9110, 15.5.16",
            "The resource does not accept this type or coding of content for this method. Check the "
                    + "Content-Type and Content-Encoding fields.");

    /**
     * 416 Range Not Satisfiable. The server cannot send the ranges in the Range field, for example because they lie
     * beyond the end of the resource. (RFC 9110, 15.5.17)
     */
    public static final StatusCode RANGE_NOT_SATISFIABLE = row(
            416,
            "Range Not Satisfiable",
            "RFC 9110, 15.5.17",
            "The server cannot send the ranges in the Range field, for example because they lie beyond the end "
                    + "of the resource.");

    /** 417 Expectation Failed. The server cannot meet the requirements of the Expect header. (RFC 9110, 15.5.18) */
    public static final StatusCode EXPECTATION_FAILED = row(
            417,
            "Expectation Failed",
            "RFC 9110, 15.5.18",
            "The server cannot meet the requirements of the Expect header.");

    /**
     * 418 I'm a teapot. The teapot refuses to brew coffee. This code, born of a joke, is reserved and has no meaning of
     * its own in HTTP. (RFC 9110, 15.5.19)
     */
    public static final StatusCode IM_A_TEAPOT = row(
            418,
            "I'm a teapot",
            "RFC 9110, 15.5.19",
            "The teapot refuses to brew coffee. This code, born of a joke, is reserved and has no meaning of "
                    + "its own in HTTP.");

    /**
     * 421 Misdirected Request. This server does not answer for the target URI, often because a connection is reused for
     * another host. Retry on a new connection. (RFC 9110, 15.5.20)
     */
    public static final StatusCode MISDIRECTED_REQUEST = row(
            421,
            "Misdirected Request",
            "RFC 9110, 15.5.20",
            "This server does not answer for the target URI, often because a connection is reused for another "
                    + "host. Retry on a new connection.");

    /**
     * 422 Unprocessable Content. The syntax of the content is fine, but what it says cannot be processed. Correct the
     * data and send the request again. (RFC 9110, 15.5.21)
     */
    public static final StatusCode UNPROCESSABLE_CONTENT = row(
            422,
            "Unprocessable Content",
            "RFC 9110, 15.5.21",
            "The syntax of the content is fine, but what it says cannot be processed. Correct the data and send "
                    + "the request again.");

    /**
     * 423 Locked. A resource that the request needs is locked. Wait for the release, or send the lock token in the If
     * field if the lock is yours. (RFC 4918, 11.3)
     */
    public static final StatusCode LOCKED = row(
            423,
            "Locked",
            "RFC 4918, 11.3",
            "A resource that the request needs is locked. Wait for the release, or send the lock token in the "
                    + "If field if the lock is yours.");

    /**
     * 424 Failed Dependency. The server does not carry out this action because another one that it depends on failed.
     * Look for the cause there. (RFC 4918, 11.4)
     */
    public static final StatusCode FAILED_DEPENDENCY = row(
            424,
            "Failed Dependency",
            "RFC 4918, 11.4",
            "The server does not carry out this action because another one that it depends on failed. Look for "
                    + "the cause there.");

    /**
     * 425 Too Early. The request is in TLS early data and could be a replay, a risk the server does not take. Send it
     * again after the handshake. (RFC 8470, 5.2)
     */
    public static final StatusCode TOO_EARLY = row(
            425,
            "Too Early",
            "RFC 8470, 5.2",
            "The request is in TLS early data and could be a replay, a risk the server does not take. Send it "
                    + "again after the handshake.");

    /**
     * 426 Upgrade Required. The server refuses the request over the current protocol. Switch to one that the Upgrade
     * field names and try again. (RFC 9110, 15.5.22)
     */
    public static final StatusCode UPGRADE_REQUIRED = row(
                    426,
                    "Upgrade Required",
                    "RFC 9110, 15.5.22",
                    "The server refuses the request over the current protocol. Switch to one that the Upgrade field "
                            + "names and try again.")
            .requiring("Upgrade", "Connection");

    /**
     * 428 Precondition Required. The server wants a conditional request, so that no update is lost. Add a field such as
     * If-Match and send it again. (RFC 6585, 3)
     */
    public static final StatusCode PRECONDITION_REQUIRED = row(
            428,
            "Precondition Required",
            "RFC 6585, 3",
            "The server wants a conditional request, so that no update is lost. Add a field such as If-Match "
                    + "and send it again.");

    /**
     * 429 Too Many Requests. The client sends more requests than allowed in a given time. Wait before the next one; a
     * Retry-After field may say how long. (RFC 6585, 4)
     */
    public static final StatusCode TOO_MANY_REQUESTS = row(
            429,
            "Too Many Requests",
            "RFC 6585, 4",
            "The client sends more requests than allowed in a given time. Wait before the next one; a "
                    + "Retry-After field may say how long.");

    /**
     * 431 Request Header Fields Too Large. One header field of the request, or all of them together, is larger than the
     * server accepts. Make them smaller and send it again. (RFC 6585, 5)
     */
    public static final StatusCode REQUEST_HEADER_FIELDS_TOO_LARGE = row(
            431,
            "Request Header Fields Too Large",
            "RFC 6585, 5",
            "One header field of the request, or all of them together, is larger than the server accepts. Make "
                    + "them smaller and send it again.");

    /**
     * 451 Unavailable For Legal Reasons. A legal order or demand blocks access to this resource. A Link field may name
     * who carries out the block. (RFC 7725, 3)
     */
    public static final StatusCode UNAVAILABLE_FOR_LEGAL_REASONS = row(
                    451,
                    "Unavailable For Legal Reasons",
                    "RFC 7725, 3",
                    "A legal order or demand blocks access to this resource. A Link field may name who carries out the "
                            + "block.")
            .heuristicallyCacheable();

    /**
     * 500 Internal Server Error. A problem that the server did not foresee keeps it from answering the request. Try
     * again later or contact the operator. (RFC 9110, 15.6.1)
     */
    public static final StatusCode INTERNAL_SERVER_ERROR = row(
            500,
            "Internal Server Error",
            "RFC 9110, 15.6.1",
            "A problem that the server did not foresee keeps it from answering the request. Try again later or "
                    + "contact the operator.");

    /**
     * 501 Not Implemented. The server lacks a function that the request needs, for example because it does not know the
     * method at all. (RFC 9110, 15.6.2)
     */
    public static final StatusCode NOT_IMPLEMENTED = row(
                    501,
                    "Not Implemented",
                    "RFC 9110, 15.6.2",
                    "The server lacks a function that the request needs, for example because it does not know the "
                            + "method at all.")
            .heuristicallyCacheable();

    /**
     * 502 Bad Gateway. A gateway or proxy cannot use the response of the server behind it, because that response is not
     * valid. Try again later. (RFC 9110, 15.6.3)
     */
    public static final StatusCode BAD_GATEWAY = row(
            502,
            "Bad Gateway",
            "RFC 9110, 15.6.3",
            "A gateway or proxy cannot use the response of the server behind it, because that response is not "
                    + "valid. Try again later.");

    /**
     * 503 Service Unavailable. The server is overloaded or under maintenance for the moment. Try again later; a
     * Retry-After field may say when. (RFC 9110, 15.6.4)
     */
    public static final StatusCode SERVICE_UNAVAILABLE = row(
            503,
            "Service Unavailable",
            "RFC 9110, 15.6.4",
            "The server is overloaded or under maintenance for the moment. Try again later; a Retry-After field "
                    + "may say when.");

    /**
     * 504 Gateway Timeout. A gateway or proxy gets no response in time from a server that it depends on. Try again
     * later. (RFC 9110, 15.6.5)
     */
    public static final StatusCode GATEWAY_TIMEOUT = row(
            504,
            "Gateway Timeout",
            "RFC 9110, 15.6.5",
            "A gateway or proxy gets no response in time from a server that it depends on. Try again later.");

    /**
     * 505 HTTP Version Not Supported. The server does not accept the version of HTTP that the request uses. Try again
     * with another version. (RFC 9110, 15.6.6)
     */
    public static final StatusCode HTTP_VERSION_NOT_SUPPORTED = row(
            505,
            "HTTP Version Not Supported",
            "RFC 9110, 15.6.6",
            "The server does not accept the version of HTTP that the request uses. Try again with another "
                    + "version.");

    /**
     * 506 Variant Also Negotiates. The variant that content negotiation picks negotiates in turn, so no final choice is
     * reached. The server is misconfigured. (RFC 2295, 8.1)
     */
    public static final StatusCode VARIANT_ALSO_NEGOTIATES = row(
            506,
            "Variant Also Negotiates",
            "RFC 2295, 8.1",
            "The variant that content negotiation picks negotiates in turn, so no final choice is reached. The "
                    + "server is misconfigured.");

    /**
     * 507 Insufficient Storage. The server lacks space to store what the request needs. This should be temporary; do
     * not repeat the request automatically. (RFC 4918, 11.5)
     */
    public static final StatusCode INSUFFICIENT_STORAGE = row(
            507,
            "Insufficient Storage",
            "RFC 4918, 11.5",
            "The server lacks space to store what the request needs. This should be temporary; do not repeat "
                    + "the request automatically.");

    /**
     * 508 Loop Detected. A request with unlimited Depth meets a collection that contains itself and would never end.
     * The whole operation fails. (RFC 5842, 7.2)
     */
    public static final StatusCode LOOP_DETECTED = row(
            508,
            "Loop Detected",
            "RFC 5842, 7.2",
            "A request with unlimited Depth meets a collection that contains itself and would never end. The "
                    + "whole operation fails.");

    /**
     * 510 Not Extended. The request lacks an HTTP extension that the access policy of the resource demands. This code
     * is obsolete and should not be used. (RFC 2774, 7)
     */
    public static final StatusCode NOT_EXTENDED = row(
            510,
            "Not Extended",
            "RFC 2774, 7",
            "The request lacks an HTTP extension that the access policy of the resource demands. This code is "
                    + "obsolete and should not be used.");

    /**
     * 511 Network Authentication Required. To use this network, authenticate first, usually on a portal page. This
     * response comes from the network, not from the site requested. (RFC 6585, 6)
     */
    public static final StatusCode NETWORK_AUTHENTICATION_REQUIRED = row(
            511,
            "Network Authentication Required",
            "RFC 6585, 6",
            "To use this network, authenticate first, usually on a portal page. This response comes from the "
                    + "network, not from the site requested.");

    static {
        for (int i = 0; i < CODES.length; i++) {
            if (CODES[i] == null) {
                StatusClass statusClass = StatusClass.of(LOWEST + i);
                file(new StatusCode(
                        LOWEST + i,
                        statusClass.phrase(),
                        statusClass.specification(),
                        statusClass.description(),
                        false,
                        false,
                        List.of()));
            }
        }
    }

    private final int value;
    private final String reasonPhrase;
    private final String key;
    private final String specification;
    private final String description;
    private final boolean registered;
    private final boolean heuristicallyCacheable;
    private final List<String> requiredFields;

    private StatusCode(
            int value,
            String reasonPhrase,
            String specification,
            String description,
            boolean registered,
            boolean heuristicallyCacheable,
            List<String> requiredFields) {
        this.value = value;
        this.reasonPhrase = reasonPhrase;
        this.key = snakeCase(reasonPhrase);
        this.specification = specification;
        this.description = description;
        this.registered = registered;
        this.heuristicallyCacheable = heuristicallyCacheable;
        this.requiredFields = requiredFields;
    }

    private static StatusCode row(int value, String reasonPhrase, String specification, String description) {
        return file(new StatusCode(value, reasonPhrase, specification, description, true, false, List.of()));
    }

    private StatusCode heuristicallyCacheable() {
        return file(new StatusCode(value, reasonPhrase, specification, description, registered, true, requiredFields));
    }

    private StatusCode requiring(String... fields) {
        return file(new StatusCode(
                value, reasonPhrase, specification, description, registered, heuristicallyCacheable, List.of(fields)));
    }

    private static StatusCode file(StatusCode code) {
        CODES[code.value - LOWEST] = code;
        return code;
    }

    /**
     * The status code of a number. Nothing is allocated.
     *
     * @param value 100-599, registered or not
     * @throws IllegalArgumentException if it is out of range: such a code is invalid (RFC 9110, 15)
     */
    public static StatusCode of(int value) {
        if (value < LOWEST || value >= LOWEST + CODES.length) {
            throw new IllegalArgumentException("a status code is 100-599, not " + value);
        }
        return CODES[value - LOWEST];
    }

    /** The number, 100-599. */
    public int value() {
        return value;
    }

    /**
     * The phrase that the RFCs recommend, such as {@code Expectation Failed}; of a code that is not registered that of
     * its class, such as {@code Client Error}. Nothing may depend on it (RFC 9110, 15.1).
     */
    public String reasonPhrase() {
        return reasonPhrase;
    }

    /** The phrase in snake case, such as {@code expectation_failed}: the error key of a plain problem. */
    public String key() {
        return key;
    }

    /** What the status tells the client, in one or two English sentences. */
    public String description() {
        return description;
    }

    /**
     * The description in the language of the locale where there is one (French, Japanese), else in English. The region
     * and everything behind it do not matter.
     */
    public String description(Locale locale) {
        return Descriptions.of(this, locale);
    }

    /** Who is responsible: the first digit. */
    public StatusClass statusClass() {
        return StatusClass.of(value);
    }

    /** Whether IANA's registry has a row for the code; so it has for the unused 306 and 418. */
    public boolean isRegistered() {
        return registered;
    }

    /** Whether this is a client or a server error: 400-599. */
    public boolean isError() {
        return statusClass().isError();
    }

    /** Whether a response may have content: not with 1xx, 204, 205 and 304 (RFC 9110, 6.4.1, 15.3.6). */
    public boolean allowsContent() {
        return value >= 200 && value != 204 && value != 205 && value != 304;
    }

    /** Whether a cache may store a response without explicit freshness (RFC 9110, 15.1; RFC 7725, 3 for 451). */
    public boolean isHeuristicallyCacheable() {
        return heuristicallyCacheable;
    }

    /**
     * Names of the fields that a response with this status must have whatever it is about, such as Allow for 405.
     * Unmodifiable, mostly empty.
     */
    public List<String> requiredFields() {
        return requiredFields;
    }

    /** Where the code is defined, such as {@code RFC 9110, 15.5.18}; for a code that is not registered, its class. */
    public String specification() {
        return specification;
    }

    /** The text of the {@link #specification()} for reading. */
    public URI specificationUri() {
        int comma = specification.indexOf(',');
        String document = specification.substring(0, comma);
        return document.startsWith("RFC ")
                ? URI.create("https://www.rfc-editor.org/rfc/rfc" + document.substring(4) + "#section-"
                        + specification.substring(comma + 2))
                : URI.create("https://datatracker.ietf.org/doc/" + document + "/");
    }

    /** By number. */
    @Override
    public int compareTo(StatusCode other) {
        return Integer.compare(value, other.value);
    }

    /** The number and the phrase: {@code 417 Expectation Failed}. */
    @Override
    public String toString() {
        return value + " " + reasonPhrase;
    }

    private static String snakeCase(String phrase) {
        StringBuilder key = new StringBuilder(phrase.length());
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                key.append((char) (c + ('a' - 'A')));
            } else if (c != '\'') {
                boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                key.append(kept ? c : '_');
            }
        }
        return key.toString();
    }
}
