/// The addresses of the pages about policy stores.
enum PermissionsRoutes {
    static let all: [Route] = stores + policies + templates + schema + entities + decisions

    private static let stores: [Route] = [
        .get("permissions", StoresPage.list),
        .get("permissions/create", CreateStorePage.show),
        .post("permissions/create", CreateStorePage.create),
        .get("permissions/:store", OverviewPage.show),
        .get("permissions/:store/settings", StoreSettingsPage.show),
        .post("permissions/:store/settings", StoreSettingsPage.save),
        .get("permissions/:store/log-settings", LogSettingsPage.show),
        .post("permissions/:store/log-settings", LogSettingsPage.save),
        .get("permissions/:store/delete", DeleteStorePage.show),
        .post("permissions/:store/delete", DeleteStorePage.delete),
    ]

    private static let policies: [Route] = [
        .post("permissions/:store/check-statement", CheckPage.statement),
        .get("permissions/:store/policies", PoliciesPage.list),
        .get("permissions/:store/policies/create", PolicyFormPage.showNew),
        .post("permissions/:store/policies/create", PolicyFormPage.create),
        .get("permissions/:store/policies/:policy", PolicyPage.show),
        .get("permissions/:store/policies/:policy/edit", PolicyFormPage.showExisting),
        .post("permissions/:store/policies/:policy/edit", PolicyFormPage.update),
        .get("permissions/:store/policies/:policy/delete", DeletePolicyPage.show),
        .post("permissions/:store/policies/:policy/delete", DeletePolicyPage.delete),
    ]

    private static let templates: [Route] = [
        .get("permissions/:store/templates", TemplatesPage.list),
        .get("permissions/:store/templates/create", TemplateFormPage.showNew),
        .post("permissions/:store/templates/create", TemplateFormPage.create),
        .get("permissions/:store/templates/:template", TemplatePage.show),
        .get("permissions/:store/templates/:template/edit", TemplateFormPage.showExisting),
        .post("permissions/:store/templates/:template/edit", TemplateFormPage.update),
        .get("permissions/:store/templates/:template/link", LinkPage.show),
        .post("permissions/:store/templates/:template/link", LinkPage.create),
        .get("permissions/:store/templates/:template/delete", DeleteTemplatePage.show),
        .post("permissions/:store/templates/:template/delete", DeleteTemplatePage.delete),
    ]

    private static let schema: [Route] = [
        .post("permissions/:store/check-schema", CheckPage.schema),
        .get("permissions/:store/schema", SchemaPage.show),
        .get("permissions/:store/schema/edit", SchemaFormPage.show),
        .post("permissions/:store/schema/edit", SchemaFormPage.save),
    ]

    private static let entities: [Route] = [
        .get("permissions/:store/entities", EntitiesPage.list),
        .get("permissions/:store/entities/put", PutEntitiesPage.show),
        .post("permissions/:store/entities/put", PutEntitiesPage.put),
        .get("permissions/:store/entities/delete", DeleteEntityPage.show),
        .post("permissions/:store/entities/delete", DeleteEntityPage.delete),
    ]

    private static let decisions: [Route] = [
        .get("permissions/:store/test-bench", TestBenchPage.show),
        .post("permissions/:store/test-bench", TestBenchPage.decide),
        .get("permissions/:store/decisions", DecisionsPage.list),
        .get("permissions/:store/decisions/:decision", DecisionPage.show),
        .get("permissions/:store/tests", TestsPage.show),
        .post("permissions/:store/tests", TestsPage.run),
        .get("permissions/:store/tests/edit", TestsFormPage.show),
        .post("permissions/:store/tests/edit", TestsFormPage.save),
        .get("permissions/:store/analysis", AnalysisPage.show),
        .post("permissions/:store/analysis", AnalysisPage.analyse),
    ]
}
