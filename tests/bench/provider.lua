-- The same POST to a provider's stand-in again and again: BODY with AUTHORIZATION and CONTENT_TYPE.
wrk.method = "POST"
wrk.body = os.getenv("BODY")
wrk.headers["Authorization"] = os.getenv("AUTHORIZATION")
wrk.headers["Content-Type"] = os.getenv("CONTENT_TYPE")
