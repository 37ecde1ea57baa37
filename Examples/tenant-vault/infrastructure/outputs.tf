output "table" {
  value = aws_dynamodb_table.records.name
}

output "key" {
  value = aws_kms_key.records.arn
}

output "role" {
  value = aws_iam_role.tenant.arn
}

# For a shell: eval "$(terraform -chdir=infrastructure output -raw environment)"
output "environment" {
  sensitive = true
  value     = <<-SHELL
    export VAULT_TABLE='${aws_dynamodb_table.records.name}'
    export VAULT_KEY='${aws_kms_key.records.arn}'
    export VAULT_ROLE='${aws_iam_role.tenant.arn}'
    export AWS_ACCESS_KEY_ID='${aws_iam_access_key.application.id}'
    export AWS_SECRET_ACCESS_KEY='${aws_iam_access_key.application.secret}'
    unset AWS_SESSION_TOKEN
  SHELL
}
