# What a small team would keep in Terraform: people, machines, and what each may do.

terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# Endpoint, region and credentials come from `castellan env`.
provider "aws" {
  default_tags {
    tags = {
      managed-by = "terraform"
    }
  }
}

variable "stage" {
  type    = string
  default = "first"
}

locals {
  # The second stage changes something of everything.
  second = var.stage == "second"
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy" "read_only" {
  name = "ReadOnlyAccess"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = local.second ? ["ec2.amazonaws.com", "lambda.amazonaws.com"] : ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "storage" {
  statement {
    sid       = "Objects"
    actions   = local.second ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
    resources = ["arn:aws:s3:::team-${data.aws_caller_identity.current.account_id}/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["blue"]
    }
  }
  statement {
    sid       = "Never"
    effect    = "Deny"
    actions   = ["s3:DeleteBucket"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "web_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.ci.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "ci.example.com:sub"
      values   = ["repo:team/app"]
    }
  }
}

resource "aws_iam_account_alias" "team" {
  account_alias = local.second ? "team-second" : "team-first"
}

resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length        = local.second ? 20 : 16
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  allow_users_to_change_password = true
  max_password_age               = 90
  password_reuse_prevention      = 5
}

resource "aws_iam_policy" "storage" {
  name        = "storage"
  path        = "/team/"
  description = "Objects of the team"
  policy      = data.aws_iam_policy_document.storage.json
  tags        = { team = local.second ? "red" : "blue" }
}

resource "aws_iam_policy" "boundary" {
  name = "boundary"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:*", "iam:Get*"], Resource = "*" }]
  })
}

resource "aws_iam_user" "people" {
  for_each             = toset(local.second ? ["ann", "ben", "cyd"] : ["ann", "ben"])
  name                 = each.key
  path                 = local.second ? "/staff/" : "/people/"
  permissions_boundary = aws_iam_policy.boundary.arn
  tags                 = { team = "blue" }
}

resource "aws_iam_user_policy" "self" {
  for_each = aws_iam_user.people
  name     = "self"
  user     = each.value.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:ChangePassword", Resource = "arn:aws:iam::*:user/*/$${aws:username}" }]
  })
}

resource "aws_iam_user_policy_attachment" "ann" {
  user       = aws_iam_user.people["ann"].name
  policy_arn = aws_iam_policy.storage.arn
}

resource "aws_iam_access_key" "ann" {
  user   = aws_iam_user.people["ann"].name
  status = local.second ? "Inactive" : "Active"
}

resource "aws_iam_virtual_mfa_device" "ann" {
  virtual_mfa_device_name = "ann"
}

resource "aws_iam_group" "team" {
  name = local.second ? "crew" : "team"
  path = "/team/"
}

resource "aws_iam_group_membership" "team" {
  name  = "team"
  group = aws_iam_group.team.name
  users = [for person in aws_iam_user.people : person.name]
}

resource "aws_iam_group_policy" "team" {
  name   = "inline"
  group  = aws_iam_group.team.name
  policy = data.aws_iam_policy_document.storage.json
}

resource "aws_iam_group_policy_attachment" "team" {
  group      = aws_iam_group.team.name
  policy_arn = data.aws_iam_policy.read_only.arn
}

resource "aws_iam_group" "guests" {
  name = "guests"
}

resource "aws_iam_user_group_membership" "ben" {
  user   = aws_iam_user.people["ben"].name
  groups = [aws_iam_group.guests.name]
}

resource "aws_iam_role" "server" {
  name                  = "server"
  path                  = "/machines/"
  description           = local.second ? "Serves more" : "Serves"
  assume_role_policy    = data.aws_iam_policy_document.trust.json
  max_session_duration  = local.second ? 7200 : 3600
  permissions_boundary  = aws_iam_policy.boundary.arn
  force_detach_policies = true
  tags                  = { tier = "web" }
}

resource "aws_iam_role_policy" "server" {
  name   = "inline"
  role   = aws_iam_role.server.name
  policy = data.aws_iam_policy_document.storage.json
}

resource "aws_iam_role_policy_attachment" "server" {
  for_each = {
    storage   = aws_iam_policy.storage.arn
    read_only = data.aws_iam_policy.read_only.arn
  }
  role       = aws_iam_role.server.name
  policy_arn = each.value
}

resource "aws_iam_instance_profile" "server" {
  name = "server"
  path = "/machines/"
  role = aws_iam_role.server.name
  tags = { tier = local.second ? "app" : "web" }
}

resource "aws_iam_openid_connect_provider" "ci" {
  url             = "https://ci.example.com"
  client_id_list  = local.second ? ["castellan", "second"] : ["castellan"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
}

resource "aws_iam_role" "ci" {
  name               = "ci"
  assume_role_policy = data.aws_iam_policy_document.web_trust.json
}

resource "aws_iam_role_policies_exclusive" "ci" {
  role_name    = aws_iam_role.ci.name
  policy_names = []
}

resource "aws_iam_service_linked_role" "autoscaling" {
  aws_service_name = "autoscaling.amazonaws.com"
  description      = local.second ? "Scales more" : "Scales"
}

data "aws_iam_user" "ann" {
  user_name  = aws_iam_user.people["ann"].name
  depends_on = [aws_iam_user.people]
}

data "aws_iam_role" "server" {
  name       = aws_iam_role.server.name
  depends_on = [aws_iam_role.server]
}

output "account" {
  value = data.aws_caller_identity.current.account_id
}

output "ann" {
  value = data.aws_iam_user.ann.arn
}

output "server" {
  value = data.aws_iam_role.server.arn
}
