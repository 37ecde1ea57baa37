# One table, one key, one role for every tenant; what keeps tenants apart is the tag TenantID of a session.

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
provider "aws" {}

variable "name" {
  description = "What the table, the roles and the key's alias are called."
  type        = string
  default     = "vault"
}

data "aws_caller_identity" "current" {}

resource "aws_dynamodb_table" "records" {
  name         = var.name
  billing_mode = "PAY_PER_REQUEST"

  # The name is part of the pattern: the encryption SDK puts it, with its value, into the encryption context.
  hash_key  = "tenant_id"
  range_key = "name"

  attribute {
    name = "tenant_id"
    type = "S"
  }

  attribute {
    name = "name"
    type = "S"
  }

  attribute {
    name = "label"
    type = "S"
  }

  # An index leads with the tenant as well, or dynamodb:LeadingKeys would be about something else.
  global_secondary_index {
    name            = "by-label"
    hash_key        = "tenant_id"
    range_key       = "label"
    projection_type = "ALL"
  }
}

resource "aws_kms_key" "records" {
  description         = "Wraps the data key of every record of every tenant"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "records" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.records.key_id
}

data "aws_iam_policy_document" "key" {
  # The account administers the key; to use it is nobody's but the tenants'.
  statement {
    sid = "Administer"
    actions = [
      "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*",
      "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion",
      "kms:CancelKeyDeletion", "kms:RotateKeyOnDemand",
    ]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }

  # StringEquals without ForAllValues: a context that names no tenant must not pass.
  statement {
    sid       = "OwnRecordsOnly"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.tenant.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "kms:EncryptionContext:tenant_id"
      values   = ["&{aws:PrincipalTag/TenantID}"]
    }
  }
}

resource "aws_iam_role" "tenant" {
  name               = "${var.name}-tenant"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  # The application says for whom it works, by exactly one tag, or gets no session at all.
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_user.application.arn]
    }
    condition {
      test     = "StringLike"
      variable = "aws:RequestTag/TenantID"
      values   = ["?*"]
    }
    condition {
      test     = "ForAllValues:StringEquals"
      variable = "aws:TagKeys"
      values   = ["TenantID"]
    }
    condition {
      test     = "Null"
      variable = "aws:TagKeys"
      values   = ["false"]
    }
  }
}

resource "aws_iam_role_policy" "tenant" {
  name   = "own-records-only"
  role   = aws_iam_role.tenant.name
  policy = data.aws_iam_policy_document.tenant.json
}

data "aws_iam_policy_document" "tenant" {
  # No Scan: it names no key that could be compared.
  statement {
    sid = "OwnRecordsOnly"
    actions = [
      "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query",
      "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem",
    ]
    resources = [aws_dynamodb_table.records.arn, "${aws_dynamodb_table.records.arn}/index/*"]
    condition {
      test     = "ForAllValues:StringEquals"
      variable = "dynamodb:LeadingKeys"
      values   = ["&{aws:PrincipalTag/TenantID}"]
    }
    # ForAllValues is true of no values at all, so a request that names no key has to be kept out by itself.
    condition {
      test     = "Null"
      variable = "dynamodb:LeadingKeys"
      values   = ["false"]
    }
    condition {
      test     = "Null"
      variable = "aws:PrincipalTag/TenantID"
      values   = ["false"]
    }
  }

  # The encryption SDK asks which attributes are keys, as those stay readable.
  statement {
    sid       = "ReadTheShape"
    actions   = ["dynamodb:DescribeTable"]
    resources = [aws_dynamodb_table.records.arn]
  }
}

# Where the application runs outside of Lambda it is a user; inside, this would be the function's own role.
resource "aws_iam_user" "application" {
  name = "${var.name}-application"
}

resource "aws_iam_access_key" "application" {
  user = aws_iam_user.application.name
}

resource "aws_iam_user_policy" "application" {
  name = "act-for-tenants"
  user = aws_iam_user.application.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Effect   = "Allow"
      Action   = ["sts:AssumeRole", "sts:TagSession"]
      Resource = aws_iam_role.tenant.arn
    }
  })
}
