// The page /api: Swagger UI on our own description. Nothing is asked of another host.
window.SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", validatorUrl: null });
